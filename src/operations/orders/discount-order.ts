import { DomainError } from '../../domain/errors.ts';
import type { Member, MemberLevel } from '../../domain/member.ts';
import { formatAmount, type Minor } from '../../domain/money.ts';
import { isSettled } from '../../domain/order-account.ts';
import { isFree, withItems } from '../../domain/placed-order.ts';
import type { Actor } from '../../domain/roles.ts';
import type { Transaction } from '../../storage/storage.ts';
import { withdrawOpenPayments } from '../payments/cancel-payment.ts';
import { changeOrderStatus } from './change-order-status.ts';
import { readAccount } from './read-account.ts';
import { recordOrder } from './record-order.ts';
import { requireOrderForChange } from './require-order.ts';

export interface OrderToDiscount {
  readonly orderId: number;
  readonly member: Member;
  readonly level: MemberLevel;
  readonly actor: Actor;
  /** What the caller takes the order for; checked when given. */
  readonly expected?: Minor | undefined;
}

/**
 * Takes a member's discount off an order nobody has paid for yet; it follows the order's dishes from then on. What payers
 * were asked for is withdrawn, and the member's phone is on the order, for the points. Where the store confirms on payment and nothing is left
 * to pay, the order is confirmed.
 * @returns the amount before the discount
 * @throws DomainError `not_found`, `conflict` for an order that is cancelled or paid in part, `amount_mismatch`
 */
export async function discountOrder(
  tx: Transaction,
  { orderId, member, level, actor, expected }: OrderToDiscount,
): Promise<Minor> {
  const { order: reached, store } = await requireOrderForChange(tx, actor, orderId);
  if (expected !== undefined && expected !== reached.totalAmount)
    throw new DomainError('amount_mismatch', `The order is ${formatAmount(reached.totalAmount)}.`);
  const { kept } = await readAccount(tx.db, reached);
  if (reached.status === 'cancelled' || isSettled(reached) || kept > 0)
    throw new DomainError('conflict', 'Only an order nobody has paid for takes a discount.', {
      status: reached.status,
      payment_status: reached.paymentStatus,
    });
  const { payBasisPoints } = level;
  if (reached.discount?.memberId === member.id && reached.discount.payBasisPoints === payBasisPoints)
    return reached.totalAmount;
  const order = await withdrawOpenPayments(tx, { order: reached, store, actor });
  const discount = { memberId: member.id, payBasisPoints, givenBy: actor.subject };
  const after = withItems({ ...order, discount }, order.items);
  const discounted = await recordOrder(tx, {
    store,
    before: order,
    after: { ...after, customerPhone: order.customerPhone ?? member.phone },
    actor,
    events: [{ type: 'order_status_update' }],
    history: [],
  });
  const { status } = discounted;
  if (store.confirmPolicy === 'on_payment' && status === 'pending' && isFree(discounted))
    await changeOrderStatus(tx, { id: orderId, to: 'confirmed', actor });
  return after.totalAmount;
}
