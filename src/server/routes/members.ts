import { discountOf, levelOf, type MemberLevel } from '../../domain/member.ts';
import { toLocalIso } from '../../domain/local-time.ts';
import { toMajor } from '../../domain/money.ts';
import { isStaff } from '../../domain/roles.ts';
import {
  customerInList,
  customerOnWire,
  levelOnWire,
  memberOnWire,
} from '../../operations/members/member-on-wire.ts';
import { discountOrder } from '../../operations/orders/discount-order.ts';
import { redeemPoints } from '../../operations/members/redeem-points.ts';
import { registerMember } from '../../operations/members/register-member.ts';
import { requireMember, requireMemberByPhone } from '../../operations/members/require-member.ts';
import type { Config } from '../../runtime/config/schema.ts';
import { listMembers, listPoints } from '../../storage/members.ts';
import type { Queryable } from '../../storage/storage.ts';
import { findFirstStore } from '../../storage/stores.ts';
import type { Services, TagHandlers } from '../handler.ts';
import { createLimiter } from '../limiter.ts';

/** Members and their points; the same people as customers. */
export function memberHandlers({ storage, config, clock }: Services): TagHandlers<'members'> {
  const levels = () => readLevels(config);
  const registrations = createLimiter({ limit: 20, windowMs: 60_000, clock });
  return {
    listMemberLevels: async () => levels().map(levelOnWire),
    registerMember: async ({ body, actor, ip }, tx) => {
      if (!actor || !isStaff(actor)) registrations.use(ip);
      return memberOnWire(await registerMember(tx, { request: body, actor }), levels());
    },
    getMember: async ({ params, actor }) =>
      memberOnWire(await requireMember(storage.read, actor, params.id), levels()),
    getMemberByPhone: async ({ params, actor }) =>
      memberOnWire(await requireMemberByPhone(storage.read, actor, params.phone), levels()),
    listPointsLogs: async ({ params, query, actor }) => {
      const member = await requireMember(storage.read, actor, params.id);
      const timeZone = await readTimeZone(storage.read);
      return (await listPoints(storage.read, member.id, query)).map((entry) => ({
        id: entry.id,
        points: entry.points,
        reason: entry.reason,
        created_at: toLocalIso(new Date(entry.createdAt), timeZone),
        order_number: entry.orderNumber,
      }));
    },
    redeemPoints: async ({ body, actor }, tx) => {
      const { member_id: memberId, points, reason } = body;
      const member = await redeemPoints(tx, { memberId, points, reason, actor });
      return {
        message: '积分兑换成功',
        member_id: memberId,
        redeemed_points: points,
        remaining_points: member.points,
      };
    },
    applyDiscount: async ({ body, actor }) => {
      const { member_id: memberId, order_id: orderId, order_amount: asked } = body;
      const member = await requireMember(storage.read, actor, memberId);
      const level = levelOf(levels(), member);
      const amount =
        orderId === undefined
          ? (asked ?? 0)
          : await storage.write((tx) =>
              discountOrder(tx, { orderId, member, level, actor, expected: asked }),
            );
      const { discount, final } = discountOf(level, amount);
      return {
        member_id: member.id,
        original_amount: toMajor(amount),
        discount_amount: toMajor(discount),
        final_amount: toMajor(final),
        discount_rate: level.payBasisPoints / 10_000,
      };
    },
    createCustomer: async ({ body, actor }, tx) =>
      customerOnWire(await registerMember(tx, { request: body, actor }), levels(), await readTimeZone(tx.db)),
    listCustomers: async ({ query: { skip, limit, search }, actor }) => {
      const timeZone = await readTimeZone(storage.read);
      const { members, total } = await listMembers(storage.read, { skip, limit, search });
      return {
        items: members.map((member) => customerInList(actor, member, levels(), timeZone)),
        total,
        skip,
        limit,
      };
    },
    getCustomer: async ({ params, actor }) =>
      customerOnWire(
        await requireMember(storage.read, actor, params.id),
        levels(),
        await readTimeZone(storage.read),
      ),
  };
}

/** Lowest first. A share of the price has two decimals at most, so basis points hold it exactly. */
function readLevels({ members }: Pick<Config, 'members'>): MemberLevel[] {
  return members.levels
    .map(({ level, level_name, min_points, discount }) => ({
      level,
      levelName: level_name,
      minPoints: min_points,
      payBasisPoints: Math.round(discount * 10_000),
    }))
    .toSorted((a, b) => a.minPoints - b.minPoints);
}

/** Members belong to no store; a box's stores are in one place as a rule. */
async function readTimeZone(db: Queryable): Promise<string> {
  return (await findFirstStore(db, null))?.timezone ?? 'UTC';
}
