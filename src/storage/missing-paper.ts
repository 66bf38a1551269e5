import { reasonOfJob, type MissingPaperReason } from '../domain/missing-paper.ts';
import type { PrintCause, PrintJobState } from '../domain/print-job.ts';
import type { Queryable } from './database.ts';
import { findPaperlessTickets, type TroubleQuery } from './troubles.ts';

/** One piece of paper that the kitchen should have and that is not proven. */
export interface MissingPaper {
  /** Names it as long as it is missing: its job, or its ticket and station where there is none. */
  readonly subject: string;
  readonly reason: MissingPaperReason;
  readonly orderId: number;
  readonly orderNumber: string;
  readonly storeId: number;
  /** IANA name. */
  readonly timeZone: string;
  readonly ticketNumber: number;
  readonly station: string;
  /** Since when it is wanted, ISO 8601, UTC. */
  readonly since: string;
  readonly job: MissingJob | null;
}

export interface MissingJob {
  readonly id: number;
  readonly status: PrintJobState;
  readonly cause: PrintCause | null;
  readonly printerName: string | null;
}

/** Orders that still need their paper: of a closed one none is wanted any more. */
const openStates = ['pending', 'confirmed', 'preparing', 'ready', 'serving'] as const;

/** The paper of open orders that was wanted between `since` and `before` and is not proven, in the order of orders and tickets. */
export async function findMissingPaper(db: Queryable, query: TroubleQuery): Promise<MissingPaper[]> {
  const papers = [...(await findUnmade(db, query)), ...(await findUnproven(db, query))];
  return papers.sort((one, other) => one.orderId - other.orderId || one.ticketNumber - other.ticketNumber);
}

/** Stores whose kitchen has paper at all; the others work from screens. */
export async function findStoresWithPrinters(db: Queryable): Promise<number[]> {
  return db('printer_config')
    .join('store', 'store.id', 'printer_config.store_id')
    .whereNull('printer_config.deleted_at')
    .whereNull('store.deleted_at')
    .distinct('store.id')
    .pluck('store.id');
}

async function findUnmade(db: Queryable, query: TroubleQuery): Promise<MissingPaper[]> {
  const tickets = await findPaperlessTickets(db, { ...query, states: openStates });
  return tickets.flatMap(({ ticketId, stations, number, createdAt, ...order }) =>
    stations.map((station) => ({
      ...order,
      subject: `ticket:${ticketId}:${station}`,
      reason: 'missing' as const,
      ticketNumber: number,
      station,
      since: createdAt,
      job: null,
    })),
  );
}

/** Jobs that a person called off are settled, those printed again are their successor's matter. */
async function findUnproven(
  db: Queryable,
  { storeIds, before, since }: TroubleQuery,
): Promise<MissingPaper[]> {
  const rows: JobRow[] = await db('orders')
    .join('print_job as job', 'job.order_id', 'orders.id')
    .join('kitchen_ticket as ticket', 'ticket.id', 'job.ticket_id')
    .join('store', 'store.id', 'orders.store_id')
    .leftJoin('printer_config as printer', 'printer.id', 'job.printer_id')
    .whereIn('orders.store_id', storeIds)
    .whereIn('orders.status', openStates)
    .whereNotIn('job.status', ['completed', 'cancelled'])
    .whereNull('job.retried_to')
    .where('job.created_at', '<=', before)
    .where('job.created_at', '>', since)
    .orderBy('job.id')
    .select('job.id', 'job.order_id', 'job.status', 'job.cause', 'job.printer_id', 'job.station')
    .select('job.created_at', 'orders.order_number', 'orders.store_id', 'store.timezone', 'ticket.number')
    .select({ printer_name: 'printer.name' });
  return rows.map((row) => ({
    subject: `job:${row.id}`,
    reason: reasonOfJob({ printerId: row.printer_id, status: row.status }),
    orderId: row.order_id,
    orderNumber: row.order_number,
    storeId: row.store_id,
    timeZone: row.timezone,
    ticketNumber: row.number,
    station: row.station ?? '',
    since: row.created_at,
    job: { id: row.id, status: row.status, cause: row.cause, printerName: row.printer_name },
  }));
}

interface JobRow {
  readonly id: number;
  readonly order_id: number;
  readonly status: PrintJobState;
  readonly cause: PrintCause | null;
  readonly printer_id: number | null;
  readonly station: string | null;
  readonly created_at: string;
  readonly order_number: string;
  readonly store_id: number;
  readonly timezone: string;
  readonly number: number;
  readonly printer_name: string | null;
}
