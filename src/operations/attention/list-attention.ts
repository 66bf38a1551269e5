import type { Language } from '../../domain/language.ts';
import { toLocalIso } from '../../domain/local-time.ts';
import type { Actor } from '../../domain/roles.ts';
import { type AttentionKind, attentionKinds, type AttentionList } from '../../protocol/explanations.ts';
import { translateSentence } from '../../sentences/translate-sentence.ts';
import type { PrintJob } from '../../storage/print-jobs.ts';
import { type Printer, readPrinterNames, readPrinters } from '../../storage/printers.ts';
import { findRefusedRefunds } from '../../storage/refunds.ts';
import { findTroubledSagas, type TroubledSaga } from '../../storage/troubled-sagas.ts';
import type { Queryable, Storage } from '../../storage/storage.ts';
import { findOpenStores } from '../../storage/stores.ts';
import {
  findJobsForPerson,
  findLateTicketJobs,
  findPaperlessTickets,
  findPoorPapers,
  findPrinterChange,
} from '../../storage/troubles.ts';
import { findUnshownOrders } from '../../storage/unattended-orders.ts';
import { adviseJob, type AdviceOptions } from '../explain-order/advise.ts';
import { describePaper, nameOfPrinter } from '../explain-order/describe.ts';
import { describePrinter } from '../sentences/printer-advice.ts';
import { tellPaperWarning } from '../sentences/tell-paper-warning.ts';
import { sentencesIn } from '../sentences/sentences-in.ts';
import type { Sentences } from '../sentences/sentences.ts';
import { storesInView } from '../stores/stores-in-view.ts';

export interface AttentionRequest extends AdviceOptions {
  readonly actor: Actor;
  readonly storeId: number | undefined;
  readonly language: Language;
}

/** After a day nobody cooks an order or looks for its paper any more, ms. */
const memory = 24 * 3600 * 1000;

/** What needs a person now, the most urgent first and of its kind the oldest. @throws DomainError `not_found` */
export async function listAttention(
  storage: Pick<Storage, 'snapshot'>,
  { actor, storeId, language, now, unattendedAfterMs, paperDueMs }: AttentionRequest,
): Promise<AttentionList> {
  const say = sentencesIn(language);
  const items = await storage.snapshot(async (db) => {
    const storeIds = (await storesInView(db, actor, storeId)) ?? (await findOpenStores(db));
    const watch = { storeIds, now, say, language, paperDueMs };
    return [
      ...(await unseenOrders(db, watch, unattendedAfterMs)),
      ...(await troubledJobs(db, watch)),
      ...(await paperlessTickets(db, watch)),
      ...(await troubledSagas(db, watch)),
      ...(await refusedRefunds(db, watch)),
      ...(await troubledPrinters(db, watch)),
      ...(await poorPapers(db, watch)),
    ];
  });
  return { items: items.sort(byUrgency) };
}

interface Watch extends Pick<AdviceOptions, 'paperDueMs'> {
  readonly storeIds: readonly number[];
  readonly now: Date;
  readonly say: Sentences;
  readonly language: Language;
}

type Item = AttentionList['items'][number];

async function unseenOrders(db: Queryable, { storeIds, now, say }: Watch, afterMs: number): Promise<Item[]> {
  const orders = await findUnshownOrders(db, { storeIds, now, afterMs, forgetAfterMs: memory });
  return orders.map(({ orderId, orderNumber, since, timezone }) => ({
    kind: 'unseen',
    since: toLocalIso(since, timezone),
    order_id: orderId,
    sentence: say.attention.unseen(orderNumber),
    action: say.next.openScreen,
  }));
}

async function troubledJobs(db: Queryable, watch: Watch): Promise<Item[]> {
  const { storeIds, say } = watch;
  const spans = spansOf(watch);
  const jobs = [
    ...(await findJobsForPerson(db, { storeIds, ...spans })),
    ...(await findLateTicketJobs(db, { storeIds, ...spans })),
  ];
  const printerIds = jobs.flatMap(({ printerId }) => printerId ?? []);
  const facts = { printerNames: await readPrinterNames(db, printerIds) };
  return jobs.flatMap((job): Item[] => {
    const action = adviseJob(job, nameOfPrinter(job, facts), say, watch);
    if (action === undefined) return [];
    return [
      {
        kind: kindOf(job),
        since: toLocalIso(new Date(job.startedAt ?? job.createdAt), job.timeZone),
        ...(job.orderId !== null && { order_id: job.orderId }),
        job_id: job.id,
        ...(job.printerId !== null && { printer_id: job.printerId }),
        sentence: describePaper(job, facts, say),
        action,
      },
    ];
  });
}

/** A cancelled order's tickets tell the kitchen to stop. */
const toldStates = ['confirmed', 'preparing', 'ready', 'serving', 'cancelled'] as const;

async function paperlessTickets(db: Queryable, watch: Watch): Promise<Item[]> {
  const { storeIds, say } = watch;
  const tickets = await findPaperlessTickets(db, { storeIds, states: toldStates, ...spansOf(watch) });
  return tickets.map(({ orderId, orderNumber, number, stations, createdAt, timeZone }) => ({
    kind: 'paperless',
    since: toLocalIso(new Date(createdAt), timeZone),
    order_id: orderId,
    sentence: say.attention.noJob(orderNumber, number, say.list(stations)),
    action: say.next.noJob(number, say.list(stations)),
  }));
}

/** A saga that is due is in somebody's hand within seconds, and money should be back within minutes. */
const sagaPatience = { dueMs: 60_000, refundMs: 15 * 60_000 };

async function troubledSagas(db: Queryable, { storeIds, now, say }: Watch): Promise<Item[]> {
  const sagas = await findTroubledSagas(db, {
    storeIds,
    dueBefore: ago(now, sagaPatience.dueMs),
    refundBefore: ago(now, sagaPatience.refundMs),
  });
  return sagas.map((saga) => ({
    kind: saga.trouble === 'failed' ? 'saga' : 'saga_late',
    since: toLocalIso(new Date(saga.since), saga.timeZone),
    order_id: saga.orderId,
    ...describeTrouble(saga, say),
  }));
}

function describeTrouble(
  { trouble, orderNumber, step, isUndone, error }: TroubledSaga,
  say: Sentences,
): Pick<Item, 'sentence' | 'action'> {
  const { saga, next } = say;
  switch (trouble) {
    case 'failed':
      return {
        sentence: saga.failed(orderNumber, saga.steps[step], isUndone, error ?? ''),
        action: next.settleSaga(saga.steps[step]),
      };
    case 'refund':
      return { sentence: saga.refundOverdue(orderNumber), action: next.chaseRefund };
    case 'due':
      return { sentence: saga.overdue(orderNumber), action: next.wakeSaga };
  }
}

/** Money a guest waits for, however long ago. */
async function refusedRefunds(db: Queryable, { storeIds, say }: Watch): Promise<Item[]> {
  const refunds = await findRefusedRefunds(db, storeIds);
  return refunds.map(({ orderId, orderNumber, amount, timeZone, since }) => ({
    kind: 'refund',
    since: toLocalIso(new Date(since), timeZone),
    order_id: orderId,
    sentence: say.attention.refundRefused(orderNumber, amount),
    action: say.next.repeatRefund,
  }));
}

async function troubledPrinters(db: Queryable, { storeIds, now, language }: Watch): Promise<Item[]> {
  const printers = (await readPrinters(db)).filter(
    ({ storeId, isActive }) => isActive && storeIds.includes(storeId),
  );
  const items = printers.map(async (printer): Promise<Item[]> => {
    const trouble = printer.pausedAt === null ? printer.trouble : 'printer_paused';
    if (trouble === null || trouble === 'mute') return [];
    const { sentence, action } = describePrinter(printer.name, trouble, language);
    return [
      {
        kind: 'printer',
        since: toLocalIso(new Date(await troubleSince(db, printer, now)), printer.timeZone),
        printer_id: printer.id,
        sentence,
        action: printer.statusDetail === null ? action : translateSentence(printer.statusDetail, language),
      },
    ];
  });
  return (await Promise.all(items)).flat();
}

/** Printers that lack what their tickets need, such as a font; a single odd character is no matter for a person. */
async function poorPapers(db: Queryable, { storeIds, now, say, language }: Watch): Promise<Item[]> {
  const jobs = await findPoorPapers(db, { storeIds, since: ago(now, memory) });
  const printerIds = jobs.flatMap(({ printerId }) => printerId ?? []);
  const printerNames = await readPrinterNames(db, printerIds);
  return jobs.flatMap((job): Item[] => {
    // Sentences say what to do; the others only what is on the paper.
    const remedy = job.warnings.find((warning) => warning.endsWith('.'));
    if (remedy === undefined || job.printerId === null) return [];
    return [
      {
        kind: 'not_as_written',
        since: toLocalIso(new Date(job.startedAt ?? job.createdAt), job.timeZone),
        job_id: job.id,
        printer_id: job.printerId,
        sentence: say.attention.notAsWritten(nameOfPrinter(job, { printerNames })),
        action: tellPaperWarning(remedy, language),
      },
    ];
  });
}

async function troubleSince(db: Queryable, printer: Printer, now: Date): Promise<string> {
  const known = printer.pausedAt ?? printer.troubleSince;
  if (known !== null) return known;
  const change = await findPrinterChange(db, { ...printer, since: ago(now, memory) });
  return change ?? printer.lastSeenAt ?? printer.updatedAt;
}

function spansOf({ now, paperDueMs }: Watch): { readonly before: string; readonly since: string } {
  return { before: ago(now, paperDueMs), since: ago(now, memory) };
}

function ago(now: Date, ms: number): string {
  return new Date(now.getTime() - ms).toISOString();
}

function kindOf({ status, printerId }: PrintJob): AttentionKind {
  if (printerId === null) return 'unrouted';
  return status === 'unconfirmed' || status === 'failed' || status === 'sent' ? status : 'late';
}

function byUrgency(one: Item, other: Item): number {
  const rank = attentionKinds.indexOf(one.kind) - attentionKinds.indexOf(other.kind);
  return rank === 0 ? Date.parse(one.since) - Date.parse(other.since) : rank;
}
