import { createHash } from 'node:crypto';
import type { Ledger } from './ledger.ts';
import type { Sighting } from './witness.ts';

/**
 * SHA-256 over the business history of a dinner: for each order, in the script's order, its events in the order of the stream
 * (placed, moved, dishes, urged, paid, refunded), each with its type, table, way of serving, states, amounts, note and dishes (name,
 * quantity, price, options, note, state). Left out is what depends on who was faster: times, the numbers and ids that the product
 * gives, positions in the stream, and everything about printers and screens. How events of different orders lie among one another
 * is left out too.
 */
export function digestOf(ledger: Pick<Ledger, 'orders'>, seen: readonly Sighting[]): string {
  const hash = createHash('sha256');
  for (const [number, { id }] of [...ledger.orders].toSorted(([a], [b]) => a - b)) {
    const own = seen.filter((sighting) => (sighting.order?.id ?? sighting.payment?.order_id) === id);
    for (const sighting of own) {
      const line = describe(sighting);
      if (line) hash.update(`${number} ${line}\n`);
    }
  }
  return hash.digest('hex');
}

const businessTypes: readonly Sighting['type'][] = [
  'new_order',
  'order_status_update',
  'order_item_update',
  'order_reminder',
  'payment_status_update',
];

function describe({ type, order, payment, item }: Sighting): string | undefined {
  if (!businessTypes.includes(type)) return undefined;
  if (payment) {
    const { amount, payment_method, status, refunded_amount, refund_pending } = payment;
    return JSON.stringify([type, amount, payment_method, status, refunded_amount, refund_pending]);
  }
  if (!order) return undefined;
  const dishes = order.items.map(({ menu_item_name, quantity, unit_price, options, note, status }) => [
    menu_item_name,
    quantity,
    unit_price,
    options.map(({ name, choice }) => [name, choice]),
    note,
    status,
  ]);
  const { table_number, service_mode, status, payment_status, total_amount, final_amount, note } = order;
  const changed = item === undefined ? null : order.items.findIndex(({ id }) => id === item.id);
  return JSON.stringify([
    type,
    table_number,
    service_mode,
    status,
    payment_status,
    total_amount,
    final_amount,
    note,
    dishes,
    changed,
  ]);
}
