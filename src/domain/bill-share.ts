import { apportion } from './apportion.ts';
import { DomainError } from './errors.ts';
import type { Minor } from './money.ts';
import { dueAmount, type OrderAccount } from './order-account.ts';
import type { Order } from './placed-order.ts';
import { keptAmount, portionsPrice, pricesPaid } from './refund.ts';

export const splitKinds = ['items', 'shares'] as const;
export type SplitKind = (typeof splitKinds)[number];

/** A part of a bill that is paid on its own. */
export interface BillShare {
  readonly id: number;
  readonly orderId: number;
  /** 1 for the first, counting on. */
  readonly number: number;
  readonly kind: SplitKind;
  readonly amount: Minor;
  /** The dishes it stands for; none when the whole was divided. */
  readonly items: readonly SharedItem[];
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

export interface SharedItem {
  readonly itemId: number;
  readonly quantity: number;
}

/** What the shares of a bill cost that is divided evenly: 100.00 by 3 is 33.34 + 33.33 + 33.33. */
export function shareEvenly(due: Minor, count: number): Minor[] {
  return apportion(
    due,
    Array.from({ length: count }, () => 1),
  );
}

/**
 * What the shares of a bill cost that is split by dishes, discounts spread over them; together exactly the bill.
 * @throws DomainError `invalid` unless every portion that was not voided is in exactly one part
 */
export function shareByItems(
  order: Pick<Order, 'items' | 'finalAmount'>,
  parts: readonly (readonly SharedItem[])[],
): Minor[] {
  const prices = pricesPaid(order);
  const taken = new Map<number, number>();
  const amounts = parts.map((part) =>
    part.reduce((sum, { itemId, quantity }) => {
      const of = quantityOf(order, itemId);
      const from = taken.get(itemId) ?? 0;
      taken.set(itemId, from + quantity);
      return sum + portionsPrice(prices.get(itemId) ?? 0, { of, from, quantity });
    }, 0),
  );
  const wrong = order.items.find(({ id }) => (taken.get(id) ?? 0) !== quantityOf(order, id));
  const unknown = [...taken.keys()].find((itemId) => !order.items.some(({ id }) => id === itemId));
  if (wrong || unknown !== undefined)
    throw new DomainError(
      'invalid',
      wrong
        ? `${wrong.menuItemName}: ${taken.get(wrong.id) ?? 0} of ${quantityOf(order, wrong.id)} portions are in the parts.`
        : `The order has no dish ${unknown}.`,
      { errors: [{ path: 'parts', message: 'must hold every portion once' }], item_id: wrong?.id ?? unknown },
    );
  return amounts;
}

function quantityOf({ items }: Pick<Order, 'items'>, itemId: number): number {
  const item = items.find(({ id }) => id === itemId);
  return item === undefined || item.status === 'cancelled' ? 0 : item.quantity;
}

/** What is left to pay of a share. What staff gave back of it out of goodwill is not asked for again. */
export function shareDue(
  { id, amount }: Pick<BillShare, 'id' | 'amount'>,
  { payments, refunds }: Pick<OrderAccount, 'payments' | 'refunds'>,
): Minor {
  const covered = payments
    .filter(({ shareId }) => shareId === id)
    .reduce((sum, payment) => {
      const forgiven = refunds
        .filter(({ paymentId, status }) => paymentId === payment.id && status !== 'failed')
        .reduce((total, { allowance }) => total + allowance, 0);
      return sum + keptAmount(payment) + forgiven;
    }, 0);
  return Math.max(0, amount - covered);
}

/** Whether shares are still to be paid: until then the bill can't change. */
export function isSplitOpen(shares: readonly BillShare[], account: OrderAccount): boolean {
  return dueAmount(account) > 0 && shares.some((share) => shareDue(share, account) > 0);
}
