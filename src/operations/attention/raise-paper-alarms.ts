import { toLocalIso } from '../../domain/local-time.ts';
import { missingPaperReasons } from '../../domain/missing-paper.ts';
import type { MissingPaperOnWire } from '../../protocol/order-unattended.ts';
import type { Clock } from '../../runtime/clock.ts';
import { findMissingPaper, findStoresWithPrinters, type MissingPaper } from '../../storage/missing-paper.ts';
import { notePaperAlarm, readRaisedAt } from '../../storage/paper-alarms.ts';
import type { Queryable, Storage, Transaction } from '../../storage/storage.ts';

export interface PaperPatrol {
  readonly storage: Pick<Storage, 'read' | 'write'>;
  readonly clock: Pick<Clock, 'now'>;
  /** By when the kitchen's paper must be proven, and how often staff are told again, ms. */
  readonly dueMs: number;
  readonly everyMs: number;
}

/** After a day nobody looks for an order's paper any more, ms. */
const forgetAfterMs = 24 * 3600 * 1000;

/**
 * Tells each store's staff which paper of open orders is missing, unrouted, late or unproven: once when its deadline passes,
 * then every interval until it is proven, called off or the order is closed. The message and the note that it was sent are one
 * commit. Resolves with how many messages that were.
 */
export async function raisePaperAlarms({ storage, clock, ...patience }: PaperPatrol): Promise<number> {
  if ((await findDue(storage.read, clock.now(), patience)).length === 0) return 0;
  // Looked at again inside the transaction: another process may have reported it, or the paper came out.
  return storage.write(async (tx) => {
    const reported: MissingPaper[] = [];
    for (const { paper, last } of await findDue(tx.db, tx.now, patience))
      if (await notePaperAlarm(tx, paper, last)) reported.push(paper);
    const orderIds = new Set(reported.map(({ orderId }) => orderId));
    for (const id of orderIds) {
      const papers = reported.filter(({ orderId }) => orderId === id);
      await announce(tx, papers);
    }
    return orderIds.size;
  });
}

interface DuePaper {
  readonly paper: MissingPaper;
  /** When it was reported the last time. */
  readonly last: string | undefined;
}

async function findDue(
  db: Queryable,
  now: Date,
  { dueMs, everyMs }: Pick<PaperPatrol, 'dueMs' | 'everyMs'>,
): Promise<DuePaper[]> {
  const ago = (ms: number) => new Date(now.getTime() - ms).toISOString();
  const storeIds = await findStoresWithPrinters(db);
  const papers = await findMissingPaper(db, { storeIds, before: ago(dueMs), since: ago(forgetAfterMs) });
  if (papers.length === 0) return [];
  const raisedAt = await readRaisedAt(db, papers);
  return papers
    .map((paper) => ({ paper, last: raisedAt.get(paper.subject) }))
    .filter(({ paper, last }) => last === undefined || isDueAgain(paper, now.getTime() - Date.parse(last)));

  function isDueAgain({ job }: MissingPaper, age: number): boolean {
    // A printer that can't answer never will: once is enough. A time far ahead is one from before the clock was set back.
    return job?.status !== 'sent' && (age >= everyMs || age < -everyMs);
  }
}

/** It goes to the store alone: the order's owner has no use for it. */
async function announce(tx: Transaction, papers: readonly MissingPaper[]): Promise<void> {
  const [first] = papers.toSorted((one, other) => rank(one) - rank(other));
  if (!first) return;
  const since = Math.min(...papers.map((paper) => Date.parse(paper.since)));
  await tx.append({
    type: 'order_unattended',
    storeId: first.storeId,
    body: () => ({
      order_id: first.orderId,
      order_number: first.orderNumber,
      waiting_s: Math.floor((tx.now.getTime() - since) / 1000),
      reason: first.reason,
      missing: papers.map(toWire),
    }),
    timestamp: toLocalIso(tx.now, first.timeZone),
  });
}

function rank({ reason }: MissingPaper): number {
  return missingPaperReasons.indexOf(reason);
}

function toWire({ reason, ticketNumber, station, job }: MissingPaper): MissingPaperOnWire {
  return {
    reason,
    ticket: ticketNumber,
    station,
    job_id: job?.id ?? null,
    printer: job?.printerName ?? null,
    status: job?.status ?? null,
    cause: job?.cause ?? null,
  };
}
