import type { Member } from '../domain/member.ts';
import { type Payment, pointsOf } from '../domain/payment.ts';
import type { Order } from '../domain/placed-order.ts';
import { findEarnedPoints, findMember, findMemberByPhone, movePoints } from '../storage/members.ts';
import type { Transaction } from '../storage/storage.ts';

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

/** Takes back what a payment earned, as far as it wasn't spent: a balance never falls below zero. */
export async function takePointsBack(
  tx: Transaction,
  { id, amount }: Payment,
  { orderNumber }: Pick<Order, 'orderNumber'>,
): Promise<void> {
  const credit = await findEarnedPoints(tx.db, id);
  const member = credit && (await findMember(tx.db, credit.memberId));
  if (!credit || !member) return;
  await movePoints(tx, {
    memberId: member.id,
    points: 0 - Math.min(credit.points, member.points),
    kind: 'taken_back',
    reason: `订单退款: ${orderNumber}`,
    paymentId: id,
    orderNumber,
    earned: -credit.points,
    spent: -amount,
    orders: -1,
  });
}
