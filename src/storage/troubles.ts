import type { PrintJobState } from '../domain/print-job.ts';
import type { Queryable } from './database.ts';
import { jobs, type PrintJob, type PrintJobRow, toPrintJob } from './print-jobs.ts';

export interface TroubleQuery {
  readonly storeIds: readonly number[];
  /** ISO 8601, UTC: what came later still has time. */
  readonly before: string;
  /** ISO 8601, UTC: what came earlier is left alone. */
  readonly since: string;
}

/** Jobs whose outcome only a person can settle, and that were not printed again. */
export async function findJobsForPerson(
  db: Queryable,
  { storeIds, since }: Omit<TroubleQuery, 'before'>,
): Promise<PrintJob[]> {
  const rows: PrintJobRow[] = await openJobs(db, storeIds, ['unconfirmed', 'sent', 'failed']).where(
    'job.created_at',
    '>',
    since,
  );
  return rows.map(toPrintJob).sort(byId);
}

/** Paper of tickets that should be out by now and isn't. Of finished orders none is wanted any more. */
export async function findLateTicketJobs(
  db: Queryable,
  { storeIds, before, since }: TroubleQuery,
): Promise<PrintJob[]> {
  const rows: PrintJobRow[] = await openJobs(db, storeIds, ['pending', 'waiting', 'printing', 'expired'])
    .join('orders', 'orders.id', 'job.order_id')
    .whereNotNull('job.ticket_id')
    .whereNot('orders.status', 'completed')
    .where('job.created_at', '<=', before)
    .where('job.created_at', '>', since);
  return rows.map(toPrintJob).sort(byId);
}

/** Of the newest papers the last of each printer, where that could not be printed as it was written. */
export async function findPoorPapers(
  db: Queryable,
  { storeIds, since }: Omit<TroubleQuery, 'before'>,
): Promise<PrintJob[]> {
  const rows: PrintJobRow[] = await jobs(db)
    .whereNotNull('job.running_number')
    .orderBy('job.id', 'desc')
    .limit(newestPapers);
  const last = new Map<number | null, PrintJob>();
  for (const job of rows.map(toPrintJob)) if (!last.has(job.printerId)) last.set(job.printerId, job);
  return [...last.values()].filter(
    ({ storeId, createdAt, warnings }) =>
      storeIds.includes(storeId) && createdAt > since && warnings.length > 0,
  );
}

const newestPapers = 200;

export interface PaperlessTicket {
  readonly orderId: number;
  readonly orderNumber: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly number: number;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** Tickets for which not even a print job was made. */
export async function findPaperlessTickets(
  db: Queryable,
  { storeIds, before, since }: TroubleQuery,
): Promise<PaperlessTicket[]> {
  const rows: {
    order_id: number;
    order_number: string;
    timezone: string;
    number: number;
    created_at: string;
  }[] = await db('orders')
    .join('kitchen_ticket as ticket', 'ticket.order_id', 'orders.id')
    .join('store', 'store.id', 'orders.store_id')
    .whereIn('orders.store_id', storeIds)
    .whereIn('orders.status', ['confirmed', 'preparing', 'ready', 'serving', 'cancelled'])
    .where('ticket.created_at', '<=', before)
    .where('ticket.created_at', '>', since)
    .whereNotExists(
      db('print_job as job')
        .whereRaw('job.order_id = orders.id and job.ticket_id = ticket.id')
        .select(db.raw('1')),
    )
    .orderBy('ticket.id')
    .select('orders.order_number', 'store.timezone', 'ticket.order_id', 'ticket.number', 'ticket.created_at');
  return rows.map((row) => ({
    orderId: row.order_id,
    orderNumber: row.order_number,
    timeZone: row.timezone,
    number: row.number,
    createdAt: row.created_at,
  }));
}

/** When a printer's state last changed, ISO 8601, UTC; undefined when that was before `since`. */
export async function findPrinterChange(
  db: Queryable,
  { id, storeId, since }: { readonly id: number; readonly storeId: number; readonly since: string },
): Promise<string | undefined> {
  const row: { created_at: string } | undefined = await db('event')
    .where({ store_id: storeId, type: 'printer_status' })
    .where('created_at', '>', since)
    .whereRaw("json_extract(body, '$.printer.id') = ?", [id])
    .orderBy('seq', 'desc')
    .first('created_at');
  return row?.created_at;
}

/** Asked for in this order, the database walks through all jobs of the store instead of the few that are open. */
function byId(one: PrintJob, other: PrintJob): number {
  return one.id - other.id;
}

function openJobs(db: Queryable, storeIds: readonly number[], states: readonly PrintJobState[]) {
  return jobs(db).whereIn('job.store_id', storeIds).whereIn('job.status', states).whereNull('job.retried_to');
}
