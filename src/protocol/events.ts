import { z } from 'zod';

/** The kinds of message that the hub pushes; the event log holds exactly these. */
export const eventTypes = [
  'new_order',
  'order_status_update',
  'order_item_update',
  'payment_status_update',
  'order_reminder',
  'order_unattended',
  'order_rush',
  'order_heeded',
  'print_job_update',
  'printer_status',
  'menu_update',
  'table_update',
  'store_update',
] as const;
export const eventType = z.enum(eventTypes);
export type EventType = (typeof eventTypes)[number];

/** A channel's stream: a store's, an order's or a table's. Each counts its own `seq`, from 1, without gaps. */
export type StreamId = `store:${number}` | `order:${number}` | `table:${number}`;

/** An event as it stands in a stream. */
export interface LoggedEvent {
  readonly stream: StreamId;
  readonly seq: number;
  readonly type: EventType;
  readonly storeId: number;
  readonly orderId: number | null;
  readonly tableId: number | null;
  /** The kitchen ticket that was fired with the event, for the spooler; never sent to clients. */
  readonly ticketId: number | null;
  /** The message as JSON text without `seq`: `{"type":"new_order","order":{…},"timestamp":"…"}`. */
  readonly body: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}
