import { stationSeparator } from '../domain/missing-paper.ts';
import type { OrderStatus } from '../domain/order.ts';
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
  readonly ticketId: number;
  readonly orderId: number;
  readonly orderNumber: string;
  readonly storeId: number;
  /** IANA name. */
  readonly timeZone: string;
  readonly number: number;
  /** The stations of its lines for which there is not even a print job. */
  readonly stations: readonly string[];
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** Tickets with a station for which not even a print job was made, of orders in one of the states. */
export async function findPaperlessTickets(
  db: Queryable,
  { storeIds, states, before, since }: TroubleQuery & { readonly states: readonly OrderStatus[] },
): Promise<PaperlessTicket[]> {
  // A job names its stations in one text: what is left of it without the station tells whether it was in there.
  const isFor = `replace(:sep || job.station || :sep, :sep || line.station || :sep, '') <> :sep || job.station || :sep`;
  const rows: PaperlessRow[] = await db('orders')
    .join('kitchen_ticket as ticket', 'ticket.order_id', 'orders.id')
    .join('kitchen_line as line', 'line.ticket_id', 'ticket.id')
    .join('store', 'store.id', 'orders.store_id')
    .whereIn('orders.store_id', storeIds)
    .whereIn('orders.status', states)
    .where('ticket.created_at', '<=', before)
    .where('ticket.created_at', '>', since)
    .whereNotExists(
      db('print_job as job')
        .whereRaw('job.order_id = orders.id and job.ticket_id = ticket.id')
        .whereRaw(isFor, { sep: stationSeparator })
        .select(db.raw('1')),
    )
    .orderBy('line.id')
    .select('orders.order_number', 'orders.store_id', 'store.timezone', 'line.station')
    .select('ticket.id', 'ticket.order_id', 'ticket.number', 'ticket.created_at');
  const tickets = new Map(rows.map((row) => [row.id, row]));
  return [...tickets.values()].map((ticket) => ({
    ticketId: ticket.id,
    orderId: ticket.order_id,
    orderNumber: ticket.order_number,
    storeId: ticket.store_id,
    timeZone: ticket.timezone,
    number: ticket.number,
    stations: [...new Set(rows.filter(({ id }) => id === ticket.id).map(({ station }) => station))],
    createdAt: ticket.created_at,
  }));
}

interface PaperlessRow {
  readonly id: number;
  readonly order_id: number;
  readonly order_number: string;
  readonly store_id: number;
  readonly timezone: string;
  readonly number: number;
  readonly station: string;
  readonly created_at: string;
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
