import type { MissingPaperReason } from '../domain/missing-paper.ts';
import type { Queryable } from './database.ts';
import type { MissingPaper } from './missing-paper.ts';
import type { Transaction } from './writer.ts';

/** What staff were told of one piece of missing paper. Times are ISO 8601, UTC. */
export interface PaperAlarm {
  readonly ticketNumber: number;
  readonly station: string;
  readonly jobId: number | null;
  readonly reason: MissingPaperReason;
  readonly firstAt: string;
  /** The last time. */
  readonly raisedAt: string;
  readonly times: number;
}

/** When each paper was last reported, by its subject; those that never were are absent. */
export async function readRaisedAt(
  db: Queryable,
  papers: readonly MissingPaper[],
): Promise<ReadonlyMap<string, string>> {
  const subjects = papers.map(({ subject }) => subject);
  const rows: { subject: string; raised_at: string }[] = await db('paper_alarm')
    .whereIn('subject', subjects)
    .select('subject', 'raised_at');
  return new Map(rows.map(({ subject, raised_at }) => [subject, raised_at]));
}

/**
 * Notes that a paper is reported in this transaction.
 * @param last when the caller knows it to have been reported the last time
 * @returns false when somebody else has reported it since
 */
export async function notePaperAlarm(
  tx: Transaction,
  { subject, orderId, ticketNumber, station, job, reason }: MissingPaper,
  last: string | undefined,
): Promise<boolean> {
  const raised_at = tx.now.toISOString();
  const noted: unknown[] = await tx
    .db('paper_alarm')
    .insert({
      subject,
      order_id: orderId,
      ticket_number: ticketNumber,
      station,
      job_id: job?.id ?? null,
      reason,
      first_at: raised_at,
      raised_at,
      times: 1,
    })
    .onConflict('subject')
    .merge({ reason, raised_at, times: tx.db.raw('paper_alarm.times + 1') })
    .where('paper_alarm.raised_at', last ?? '')
    .returning('subject');
  return noted.length === 1;
}

export async function listAlarmsOfOrder(db: Queryable, orderId: number): Promise<PaperAlarm[]> {
  const rows: AlarmRow[] = await db('paper_alarm')
    .where({ order_id: orderId })
    .orderBy(['first_at', 'subject']);
  return rows.map((row) => ({
    ticketNumber: row.ticket_number,
    station: row.station,
    jobId: row.job_id,
    reason: row.reason,
    firstAt: row.first_at,
    raisedAt: row.raised_at,
    times: row.times,
  }));
}

export async function forgetPaperAlarms(tx: Transaction, before: Date): Promise<void> {
  await tx.db('paper_alarm').where('raised_at', '<', before.toISOString()).delete();
}

interface AlarmRow {
  readonly ticket_number: number;
  readonly station: string;
  readonly job_id: number | null;
  readonly reason: MissingPaperReason;
  readonly first_at: string;
  readonly raised_at: string;
  readonly times: number;
}
