import type { Language } from '../domain/language.ts';
import type { PrintCause, PrintJobState, PrintJobType, Proof } from '../domain/print-job.ts';
import type { Queryable } from './database.ts';
import { readArchive } from './order-archive.ts';

/** A piece of paper that is wanted, and what became of it. */
export interface PrintJob {
  readonly id: number;
  readonly storeId: number;
  /** IANA name of its store's time zone. */
  readonly timeZone: string;
  /** Of its store. */
  readonly language: Language;
  readonly orderId: number | null;
  /** Null when no printer could take it. */
  readonly printerId: number | null;
  readonly ticketId: number | null;
  readonly jobType: PrintJobType;
  readonly status: PrintJobState;
  readonly station: string | null;
  /** The paper as plain text. */
  readonly printContent: string;
  /** JSON of what to lay out; see src/tickets/printable.ts. */
  readonly document: string;
  readonly copies: number;
  /** Which of the copies, from 1. */
  readonly copyNumber: number;
  readonly priority: number;
  readonly proof: Proof;
  readonly cause: PrintCause | null;
  readonly reprintOf: number | null;
  readonly retriedTo: number | null;
  /** How many papers with the same content may exist before this one; above 0 it is marked. */
  readonly reprintNumber: number;
  /** The paper's number on its printer. */
  readonly runningNumber: number | null;
  /** What of the paper was not printed as written. */
  readonly warnings: readonly string[];
  readonly errorMessage: string | null;
  readonly retryCount: number;
  readonly maxRetries: number;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly completedAt: string | null;
  readonly expiresAt: string | null;
  readonly dedupeKey: string;
  /** Name of the printer that should have printed it; null while it is with that one. */
  readonly meantFor: string | null;
  /** The printers that it left because they could not print. */
  readonly passedOver: readonly number[];
}

/** What is given when a job is made; the rest has its defaults. */
export interface NewPrintJobRow {
  readonly id: number;
  readonly storeId: number;
  readonly orderId: number | null;
  readonly printerId: number | null;
  readonly ticketId: number | null;
  readonly jobType: PrintJobType;
  readonly status: PrintJobState;
  readonly station: string | null;
  readonly printContent: string;
  readonly document: string;
  readonly copies: number;
  readonly copyNumber: number;
  readonly priority: number;
  readonly reprintOf: number | null;
  readonly reprintNumber: number;
  readonly meantFor: string | null;
  readonly errorMessage: string | null;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly dedupeKey: string;
}

/** What may change with a job's state. */
export interface PrintJobChanges {
  readonly printContent?: string;
  readonly proof?: Proof;
  readonly cause?: PrintCause | null;
  readonly runningNumber?: number | null;
  readonly printerId?: number;
  readonly meantFor?: string | null;
  readonly passedOver?: readonly number[];
  readonly warnings?: readonly string[];
  readonly errorMessage?: string | null;
  readonly retryCount?: number;
  readonly startedAt?: string;
  readonly completedAt?: string;
}

export async function insertPrintJob(db: Queryable, job: NewPrintJobRow): Promise<void> {
  await db('print_job').insert({
    id: job.id,
    store_id: job.storeId,
    order_id: job.orderId,
    printer_id: job.printerId,
    ticket_id: job.ticketId,
    job_type: job.jobType,
    status: job.status,
    station: job.station,
    print_content: job.printContent,
    document: job.document,
    copies: job.copies,
    copy_number: job.copyNumber,
    priority: job.priority,
    reprint_of: job.reprintOf,
    reprint_number: job.reprintNumber,
    meant_for: job.meantFor,
    error_message: job.errorMessage,
    created_at: job.createdAt,
    expires_at: job.expiresAt,
    dedupe_key: job.dedupeKey,
  });
}

/** Those of the keys that have a job already. */
export async function findDedupeKeys(db: Queryable, keys: readonly string[]): Promise<Set<string>> {
  const known: string[] = await db('print_job').whereIn('dedupe_key', keys).pluck('dedupe_key');
  return new Set(known);
}

/** Only while the job still is in the state `from`; returns whether it was. */
export async function updatePrintJob(
  db: Queryable,
  { id, from, to }: { readonly id: number; readonly from: PrintJobState; readonly to: PrintJobState },
  changes: PrintJobChanges,
): Promise<boolean> {
  const updated: number = await db('print_job')
    .where({ id, status: from })
    .update({
      status: to,
      print_content: changes.printContent,
      proof: changes.proof,
      cause: changes.cause,
      running_number: changes.runningNumber,
      printer_id: changes.printerId,
      meant_for: changes.meantFor,
      passed_over: changes.passedOver && JSON.stringify(changes.passedOver),
      warnings: changes.warnings && JSON.stringify(changes.warnings),
      error_message: changes.errorMessage,
      retry_count: changes.retryCount,
      started_at: changes.startedAt,
      completed_at: changes.completedAt,
    });
  return updated === 1;
}

/** Names the job that was made in its place. */
export async function recordRetry(db: Queryable, id: number, retriedTo: number): Promise<void> {
  await db('print_job').where({ id }).update({ retried_to: retriedTo });
}

export async function findPrintJob(db: Queryable, id: number): Promise<PrintJob | undefined> {
  const row: PrintJobRow | undefined = await jobs(db).where('job.id', id).first();
  return row && toPrintJob(row);
}

/** The job whose turn it is on a printer: most urgent first, then oldest. */
export async function findNextPrintJob(db: Queryable, printerId: number): Promise<PrintJob | undefined> {
  // One question a state: only then the index alone answers, however long the queue is.
  const [waiting, pending] = await Promise.all(
    (['waiting', 'pending'] as const).map(
      async (status): Promise<PrintJobRow | undefined> =>
        jobs(db)
          .where({ 'job.printer_id': printerId, 'job.status': status })
          .orderBy([{ column: 'job.priority' }, { column: 'job.id' }])
          .first(),
    ),
  );
  const row = isBefore(pending, waiting) ? pending : waiting;
  return row && toPrintJob(row);
}

/** Ids of a printer's jobs in any of the states, oldest first; the index alone answers. */
export async function findQueuedJobIds(
  db: Queryable,
  printerId: number,
  states: readonly PrintJobState[],
): Promise<number[]> {
  return db('print_job')
    .where({ printer_id: printerId })
    .whereIn('status', [...states])
    .orderBy('id')
    .pluck('id');
}

/** The jobs of a printer in any of the states, oldest first. */
export async function findJobsOfPrinter(
  db: Queryable,
  printerId: number,
  states: readonly PrintJobState[],
): Promise<PrintJob[]> {
  const rows: PrintJobRow[] = await jobs(db)
    .where('job.printer_id', printerId)
    .whereIn('job.status', states)
    .orderBy('job.id');
  return rows.map(toPrintJob);
}

export async function findJobsOfOrder(db: Queryable, orderId: number): Promise<PrintJob[]> {
  const rows: PrintJobRow[] = await jobs(db).where('job.order_id', orderId).orderBy('job.id');
  return [...(await findArchivedJobs(db, orderId)), ...rows].map(toPrintJob);
}

async function findArchivedJobs(db: Queryable, orderId: number): Promise<PrintJobRow[]> {
  const archived = await readArchive<unknown, unknown, PrintJobRow, unknown>(db, orderId);
  if (!archived) return [];
  const store: { timezone: string; language: Language } | undefined = await db('orders')
    .join('store', 'store.id', 'orders.store_id')
    .where('orders.id', orderId)
    .first('store.timezone', 'store.language');
  const { timezone = 'UTC', language = 'zh-CN' } = store ?? {};
  return archived.print_job.map((row) => ({ ...row, timezone, language }));
}

/** Jobs whose outcome is open: queued, waiting or on their way. */
export async function listUnfinishedPrintJobs(db: Queryable): Promise<PrintJob[]> {
  const rows: PrintJobRow[] = await jobs(db)
    .whereIn('job.status', ['pending', 'waiting', 'printing'])
    .orderBy('job.id');
  return rows.map(toPrintJob);
}

/** Up to `limit` jobs that have not begun and came too late. */
export async function findExpiredJobs(
  db: Queryable,
  { now, limit }: { readonly now: Date; readonly limit: number },
): Promise<PrintJob[]> {
  const rows: PrintJobRow[] = await jobs(db)
    .whereIn('job.status', ['pending', 'waiting'])
    .where('job.expires_at', '<=', now.toISOString())
    .limit(limit);
  return rows.map(toPrintJob);
}

function isBefore(one: PrintJobRow | undefined, other: PrintJobRow | undefined): boolean {
  if (!one || !other) return one !== undefined;
  return one.priority < other.priority || (one.priority === other.priority && one.id < other.id);
}

/** The rows that {@link toPrintJob} reads. */
export function jobs(db: Queryable) {
  return db('print_job as job')
    .join('store', 'store.id', 'job.store_id')
    .select('job.*', { timezone: 'store.timezone', language: 'store.language' });
}

export interface PrintJobRow {
  readonly id: number;
  readonly store_id: number;
  readonly timezone: string;
  readonly language: Language;
  readonly order_id: number | null;
  readonly printer_id: number | null;
  readonly ticket_id: number | null;
  readonly job_type: PrintJobType;
  readonly status: PrintJobState;
  readonly station: string | null;
  readonly print_content: string;
  readonly document: string;
  readonly copies: number;
  readonly copy_number: number;
  readonly priority: number;
  readonly proof: Proof;
  readonly cause: PrintCause | null;
  readonly reprint_of: number | null;
  readonly retried_to: number | null;
  readonly reprint_number: number;
  readonly running_number: number | null;
  readonly warnings: string;
  readonly error_message: string | null;
  readonly retry_count: number;
  readonly max_retries: number;
  readonly created_at: string;
  readonly started_at: string | null;
  readonly completed_at: string | null;
  readonly expires_at: string | null;
  readonly dedupe_key: string;
  readonly meant_for: string | null;
  readonly passed_over: string | null;
}

export function toPrintJob(row: PrintJobRow): PrintJob {
  return {
    id: row.id,
    storeId: row.store_id,
    timeZone: row.timezone,
    language: row.language,
    orderId: row.order_id,
    printerId: row.printer_id,
    ticketId: row.ticket_id,
    jobType: row.job_type,
    status: row.status,
    station: row.station,
    printContent: row.print_content,
    document: row.document,
    copies: row.copies,
    copyNumber: row.copy_number,
    priority: row.priority,
    proof: row.proof,
    cause: row.cause,
    reprintOf: row.reprint_of,
    retriedTo: row.retried_to,
    reprintNumber: row.reprint_number,
    runningNumber: row.running_number,
    warnings: JSON.parse(row.warnings),
    errorMessage: row.error_message,
    retryCount: row.retry_count,
    maxRetries: row.max_retries,
    createdAt: row.created_at,
    startedAt: row.started_at,
    completedAt: row.completed_at,
    expiresAt: row.expires_at,
    dedupeKey: row.dedupe_key,
    meantFor: row.meant_for,
    passedOver: row.passed_over === null ? [] : JSON.parse(row.passed_over),
  };
}
