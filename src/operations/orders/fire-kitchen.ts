import { tellKitchen } from '../../domain/kitchen-lines.ts';
import { kitchenDemand, type Order } from '../../domain/placed-order.ts';
import { insertKitchenTicket } from '../../storage/kitchen.ts';
import { listTicketsOfOrder } from '../../storage/order-tickets.ts';
import type { Transaction } from '../../storage/storage.ts';

/**
 * Tells the kitchen the difference between what it was told and what must be cooked now, in the transaction that makes it so.
 * @param before the order as it was, null when it is new
 * @returns the ticket's id for the event, null when there is nothing to tell
 */
export async function fireKitchen(
  tx: Transaction,
  before: Order | null,
  after: Order,
): Promise<number | null> {
  const demand = kitchenDemand(after);
  const demandBefore = before ? kitchenDemand(before) : [];
  // What was told equals what was wanted then, so an equal demand needs no look at the lines.
  if (JSON.stringify(demand) === JSON.stringify(demandBefore)) return null;
  const isFirst = demandBefore.length === 0;
  const tickets = isFirst ? [] : await listTicketsOfOrder(tx.db, after.id);
  const lines = tellKitchen(
    tickets.flatMap((ticket) => ticket.lines),
    demand,
  );
  if (lines.length === 0) return null;
  const number = tickets.length + 1;
  const kind = isFirst ? 'order' : demand.length === 0 ? 'cancel' : 'change';
  return insertKitchenTicket(tx, {
    storeId: after.storeId,
    orderId: after.id,
    number,
    kind,
    lines,
  });
}
