import type { Minor } from './money.ts';

export interface Member {
  readonly id: number;
  /** The customer whose account it is; those without an account have a number of their own. */
  readonly customerId: number;
  readonly phone: string;
  readonly name: string;
  readonly email: string | null;
  /** Points to spend: the sum of the member's log. */
  readonly points: number;
  /** Points that payments earned in total; spending them takes nothing off. */
  readonly pointsEarned: number;
  readonly totalSpent: Minor;
  readonly totalOrders: number;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** A level as the settings give it. */
export interface MemberLevel {
  readonly level: number;
  readonly levelName: string;
  /** Points earned in total from which a member has the level. */
  readonly minPoints: number;
  /** Share of the price a member of the level pays, in basis points: 9500 for 95 折. */
  readonly payBasisPoints: number;
}

/** The highest level that the points earned in total reach; below all of them the lowest. */
export function levelOf(
  levels: readonly MemberLevel[],
  { pointsEarned }: Pick<Member, 'pointsEarned'>,
): MemberLevel {
  const [lowest, ...higher] = levels.toSorted((a, b) => a.minPoints - b.minPoints);
  if (!lowest) throw new RangeError('There must be a member level');
  return higher.findLast(({ minPoints }) => pointsEarned >= minPoints) ?? lowest;
}

/** What a level takes off a price: the share it pays is rounded once, half a minor unit up. */
export function discountOf(
  { payBasisPoints }: Pick<MemberLevel, 'payBasisPoints'>,
  amount: Minor,
): { readonly discount: Minor; readonly final: Minor } {
  const final = Math.floor((amount * payBasisPoints + 5000) / 10_000);
  return { discount: amount - final, final };
}

/** Why points came or went. */
export const pointsReasons = ['earned', 'taken_back', 'redeemed'] as const;
export type PointsReason = (typeof pointsReasons)[number];
