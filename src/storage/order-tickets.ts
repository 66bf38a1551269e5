import type { KitchenLine } from '../domain/kitchen-lines.ts';
import type { Queryable } from './database.ts';
import type { KitchenTicketKind } from './kitchen.ts';
import { readArchive } from './order-archive.ts';

/** One time the kitchen was told something about an order. */
export interface OrderTicket {
  readonly id: number;
  /** 1 for the order's first, then counting its changes. */
  readonly number: number;
  readonly kind: KitchenTicketKind;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** When a screen first had it in view. */
  readonly displayedAt: string | null;
  readonly lines: readonly KitchenLine[];
}

/** All tickets of an order with their lines, oldest first. */
export async function listTicketsOfOrder(db: Queryable, orderId: number): Promise<OrderTicket[]> {
  const archived = await readArchive<TicketRow, LineRow, unknown, unknown>(db, orderId);
  const tickets: TicketRow[] = await db('kitchen_ticket').where({ order_id: orderId }).orderBy('id');
  const lines: LineRow[] = await db('kitchen_line').where({ order_id: orderId }).orderBy('id');
  return toTickets(
    [...(archived?.kitchen_ticket ?? []), ...tickets],
    [...(archived?.kitchen_line ?? []), ...lines],
  );
}

interface TicketRow {
  readonly id: number;
  readonly number: number;
  readonly kind: KitchenTicketKind;
  readonly created_at: string;
  /** Absent in archives of before it was kept. */
  readonly displayed_at?: string | null;
}

function toTickets(tickets: readonly TicketRow[], lines: readonly LineRow[]): OrderTicket[] {
  return tickets.map(({ id, number, kind, created_at, displayed_at = null }) => ({
    id,
    number,
    kind,
    createdAt: created_at,
    displayedAt: displayed_at,
    lines: lines.filter(({ ticket_id }) => ticket_id === id).map(toLine),
  }));
}

interface LineRow {
  readonly ticket_id: number;
  readonly item_id: number;
  readonly kind: KitchenLine['kind'];
  readonly quantity: number;
  readonly name: string;
  readonly options: string;
  readonly note: string | null;
  readonly station: string;
}

function toLine({ kind, item_id, quantity, name, options, note, station }: LineRow): KitchenLine {
  return { kind, itemId: item_id, quantity, dish: { name, options: JSON.parse(options), note, station } };
}
