import type { Member } from '../../domain/member.ts';
import { type Payment, pointsLost, pointsOf } from '../../domain/payment.ts';
import type { Order } from '../../domain/placed-order.ts';
import type { Refund } from '../../domain/refund.ts';
import { findEarnedPoints, findMember, findMemberByPhone, movePoints } from '../../storage/members.ts';
import type { Transaction } from '../../storage/storage.ts';

/** Gives the points of a payment to the member whose phone is on it; nobody else gets any. */
export async function creditPoints(
  tx: Transaction,
  { id, amount, customerPhone }: Payment,
  { orderNumber }: Pick<Order, 'orderNumber'>,
): Promise<Member | undefined> {
  const member = customerPhone === null ? undefined : await findMemberByPhone(tx.db, customerPhone);
  if (!member) return undefined;
  const points = pointsOf(amount);
  return movePoints(tx, {
    memberId: member.id,
    points,
    kind: 'earned',
    reason: `订单消费: ${orderNumber}`,
    paymentId: id,
    orderNumber,
    earned: points,
    spent: amount,
    orders: 1,
  });
}

/**
 * Takes back what the refunded part of a payment earned, as far as it wasn't spent: a balance never falls below zero. All parts
 * together take exactly what the payment earned.
 * @param change the payment before and after the refund
 */
export async function takePointsBack(
  tx: Transaction,
  {
    before,
    after,
    refund,
    order,
  }: {
    readonly before: Payment;
    readonly after: Payment;
    readonly refund: Pick<Refund, 'id' | 'amount'>;
    readonly order: Pick<Order, 'orderNumber'>;
  },
): Promise<void> {
  const credit = await findEarnedPoints(tx.db, after.id);
  const member = credit && (await findMember(tx.db, credit.memberId));
  if (!credit || !member) return;
  const share = pointsLost(credit.points, before, after);
  await movePoints(tx, {
    memberId: member.id,
    points: 0 - Math.min(share, member.points),
    kind: 'taken_back',
    reason: `订单退款: ${order.orderNumber}`,
    paymentId: after.id,
    refundId: refund.id,
    orderNumber: order.orderNumber,
    earned: 0 - share,
    spent: -refund.amount,
    orders: after.status === 'refunded' ? -1 : 0,
  });
}
