import { DomainError } from '../../domain/errors.ts';
import type { Member } from '../../domain/member.ts';
import type { Actor } from '../../domain/roles.ts';
import { movePoints } from '../../storage/members.ts';
import type { Transaction } from '../../storage/storage.ts';
import { requireMember } from './require-member.ts';

export interface PointsRedemption {
  readonly memberId: number;
  readonly points: number;
  /** @default 积分兑换 */
  readonly reason?: string | undefined;
  readonly actor: Actor;
}

/**
 * Spends points. The level stays: it follows what was earned.
 * @throws DomainError `not_found`, `insufficient_points` with what is left
 */
export async function redeemPoints(
  tx: Transaction,
  { memberId, points, reason = '积分兑换', actor }: PointsRedemption,
): Promise<Member> {
  const member = await requireMember(tx.db, actor, memberId);
  if (member.points < points)
    throw new DomainError('insufficient_points', `Only ${member.points} points are left.`, {
      remaining_points: member.points,
    });
  return movePoints(tx, {
    memberId,
    points: -points,
    kind: 'redeemed',
    reason,
    paymentId: null,
    orderNumber: null,
    earned: 0,
    spent: 0,
    orders: 0,
  });
}
