import type { z } from 'zod';
import { toLocalIso } from '../../domain/local-time.ts';
import { levelOf, type Member, type MemberLevel } from '../../domain/member.ts';
import { maskPhone } from '../../domain/mask-phone.ts';
import { toMajor } from '../../domain/money.ts';
import type { Actor } from '../../domain/roles.ts';
import type { customer, MemberOnWire, memberLevel } from '../../protocol/members.ts';

export function memberOnWire(member: Member, levels: readonly MemberLevel[]): MemberOnWire {
  const { level, levelName, payBasisPoints } = levelOf(levels, member);
  return {
    id: member.id,
    phone: member.phone,
    name: member.name,
    level,
    level_name: levelName,
    points: member.points,
    total_spent: toMajor(member.totalSpent),
    total_orders: member.totalOrders,
    discount: payBasisPoints / 10_000,
  };
}

/** A member in a list: their phone shows only to who may see all of them. */
export function customerInList(
  reader: Actor,
  member: Member,
  levels: readonly MemberLevel[],
  timeZone: string,
): z.input<typeof customer> {
  const shown = customerOnWire(member, levels, timeZone);
  return reader.role === 'admin' ? shown : { ...shown, phone: maskPhone(shown.phone) };
}

/** @param timeZone members belong to no store: the time zone of the first one */
export function customerOnWire(
  member: Member,
  levels: readonly MemberLevel[],
  timeZone: string,
): z.input<typeof customer> {
  return {
    ...memberOnWire(member, levels),
    customer_id: member.customerId,
    email: member.email,
    created_at: toLocalIso(new Date(member.createdAt), timeZone),
  };
}

export function levelOnWire({
  level,
  levelName,
  minPoints,
  payBasisPoints,
}: MemberLevel): z.input<typeof memberLevel> {
  return { level, level_name: levelName, min_points: minPoints, discount: payBasisPoints / 10_000 };
}
