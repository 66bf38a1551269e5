import type { PrintCause } from '../domain/print-job.ts';
import type { Queryable } from './database.ts';
import { readArchive } from './order-archive.ts';

/** How an attempt to print a job ended; see the driver's verdicts. */
export type AttemptVerdict = 'completed' | 'sent' | 'waiting' | 'not_sent' | 'unconfirmed';

/** Written before the first byte of a job may leave. */
export interface NewAttempt {
  readonly jobId: number;
  /** What the printer is asked to echo. */
  readonly processId: string;
  readonly fence: number;
  readonly startedAt: string;
}

export interface AttemptEnd {
  readonly verdict: AttemptVerdict;
  readonly cause: PrintCause | null;
  readonly bytesSent: number | null;
  readonly finishedAt: string;
}

export async function insertAttempt(db: Queryable, attempt: NewAttempt): Promise<void> {
  await db('print_attempt').insert({
    job_id: attempt.jobId,
    process_id: attempt.processId,
    fence: attempt.fence,
    started_at: attempt.startedAt,
  });
}

/** Ends the attempt that the job has under way. */
export async function endAttempt(db: Queryable, jobId: number, end: AttemptEnd): Promise<void> {
  await db('print_attempt').where({ job_id: jobId }).whereNull('verdict').update({
    verdict: end.verdict,
    cause: end.cause,
    bytes_sent: end.bytesSent,
    finished_at: end.finishedAt,
  });
}

/** False only when it is known that no byte of the job ever left. */
export async function mayHavePrinted(db: Queryable, jobId: number): Promise<boolean> {
  const row: { id: number } | undefined = await db('print_attempt')
    .where({ job_id: jobId })
    .where((query) => void query.whereNull('verdict').orWhereNotIn('verdict', ['waiting', 'not_sent']))
    .first('id');
  return row !== undefined;
}

/** True when the printer's last attempt left something of unknown extent on the paper or in its buffer. */
export async function wasLeftTorn(db: Queryable, printerId: number): Promise<boolean> {
  const row: { verdict: AttemptVerdict | null } | undefined = await db('print_attempt as attempt')
    .join('print_job as job', 'job.id', 'attempt.job_id')
    .where('job.printer_id', printerId)
    // An attempt of which nothing was sent says nothing about the paper.
    .where(
      (query) =>
        void query.whereNull('attempt.verdict').orWhereNotIn('attempt.verdict', ['waiting', 'not_sent']),
    )
    .orderBy('attempt.id', 'desc')
    .first('attempt.verdict');
  return row !== undefined && (row.verdict === null || row.verdict === 'unconfirmed');
}

/** The newest job of the printer that was sent with this process id. */
export async function findJobByProcessId(
  db: Queryable,
  { printerId, processId }: { readonly printerId: number; readonly processId: string },
): Promise<number | undefined> {
  const row: { job_id: number } | undefined = await db('print_attempt as attempt')
    .join('print_job as job', 'job.id', 'attempt.job_id')
    .where({ 'job.printer_id': printerId, 'job.status': 'unconfirmed', 'attempt.process_id': processId })
    .orderBy('attempt.id', 'desc')
    .first('attempt.job_id');
  return row?.job_id;
}

/** One time a job's bytes were sent; what became of it is null while that is open. */
export interface PrintAttempt {
  readonly jobId: number;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly verdict: AttemptVerdict | null;
  readonly cause: PrintCause | null;
}

/** All attempts to print the jobs of an order, oldest first. */
export async function listAttemptsOfOrder(db: Queryable, orderId: number): Promise<PrintAttempt[]> {
  const live: AttemptRow[] = await db('print_attempt as attempt')
    .join('print_job as job', 'job.id', 'attempt.job_id')
    .where('job.order_id', orderId)
    .orderBy('attempt.id')
    .select('attempt.*');
  const archived = await readArchive<unknown, unknown, unknown, AttemptRow>(db, orderId);
  return [...(archived?.print_attempt ?? []), ...live].map((row) => ({
    jobId: row.job_id,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    verdict: row.verdict,
    cause: row.cause,
  }));
}

interface AttemptRow {
  readonly job_id: number;
  readonly started_at: string;
  readonly finished_at: string | null;
  readonly verdict: AttemptVerdict | null;
  readonly cause: PrintCause | null;
}
