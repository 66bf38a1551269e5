import type { KitchenLine } from '../domain/kitchen-lines.ts';
import type { Transaction } from './writer.ts';

/** `order`: the first the kitchen hears of an order; `change`: the difference since; `cancel`: nothing is wanted any more. */
export type KitchenTicketKind = 'order' | 'change' | 'cancel';

/** One time the kitchen was told something. */
export interface NewKitchenTicket {
  readonly storeId: number;
  readonly orderId: number;
  /** 1 for the order's first, then counting its changes. */
  readonly number: number;
  readonly kind: KitchenTicketKind;
  readonly lines: readonly KitchenLine[];
}

/** @returns its id */
export async function insertKitchenTicket(tx: Transaction, ticket: NewKitchenTicket): Promise<number> {
  const id = await tx.take('kitchen_ticket');
  tx.insert('kitchen_ticket', [
    {
      id,
      store_id: ticket.storeId,
      order_id: ticket.orderId,
      number: ticket.number,
      kind: ticket.kind,
      created_at: tx.now.toISOString(),
    },
  ]);
  tx.insert(
    'kitchen_line',
    ticket.lines.map(({ kind, itemId, quantity, dish }) => ({
      ticket_id: id,
      order_id: ticket.orderId,
      item_id: itemId,
      kind,
      quantity,
      name: dish.name,
      options: JSON.stringify(dish.options),
      note: dish.note,
      station: dish.station,
    })),
  );
  return id;
}
