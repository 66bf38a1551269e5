import type { Member, PointsReason } from '../domain/member.ts';
import { countRows, type Window } from './count-rows.ts';
import type { Queryable } from './database.ts';
import type { Transaction } from './writer.ts';

interface MemberRow {
  readonly id: number;
  readonly customer_id: number;
  readonly phone: string;
  readonly name: string;
  readonly email: string | null;
  readonly points: number;
  readonly points_earned: number;
  readonly total_spent: number;
  readonly total_orders: number;
  readonly created_at: string;
}

export async function findMember(db: Queryable, id: number): Promise<Member | undefined> {
  const row: MemberRow | undefined = await db('member').where({ id }).first();
  return row && toMember(row);
}

export async function findMemberByCustomer(db: Queryable, customerId: number): Promise<Member | undefined> {
  const row: MemberRow | undefined = await db('member').where({ customer_id: customerId }).first();
  return row && toMember(row);
}

export async function findMemberByPhone(db: Queryable, phone: string): Promise<Member | undefined> {
  const row: MemberRow | undefined = await db('member').where({ phone }).first();
  return row && toMember(row);
}

/** @param search a part of the phone or of the name, upper and lower case alike */
export async function listMembers(
  db: Queryable,
  { skip, limit, search }: Window & { readonly search?: string | undefined },
): Promise<{ members: Member[]; total: number }> {
  const found = db('member');
  if (search !== undefined) {
    const part = `%${search.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    found.whereRaw("(phone like ? escape '\\' or lower(name) like ? escape '\\')", [part, part]);
  }
  const rows: MemberRow[] = await found.clone().orderBy('id').offset(skip).limit(limit);
  return { members: rows.map(toMember), total: await countRows(found) };
}

/** The member has the number of the customer it is: one record under one number. */
export async function insertMember(
  tx: Transaction,
  { customerId, phone, name, email }: Pick<Member, 'customerId' | 'phone' | 'name' | 'email'>,
): Promise<Member> {
  const rows: MemberRow[] = await tx
    .db('member')
    .insert({
      id: customerId,
      customer_id: customerId,
      phone,
      name,
      email,
      points: 0,
      points_earned: 0,
      total_spent: 0,
      total_orders: 0,
      created_at: tx.now.toISOString(),
    })
    .returning('*');
  if (!rows[0]) throw new Error('The member was not inserted');
  return toMember(rows[0]);
}

/** One movement of a member's points, and what it means for the totals. */
export interface PointsMovement {
  readonly memberId: number;
  /** Added to the balance; negative when taken. */
  readonly points: number;
  readonly kind: PointsReason;
  /** For people. */
  readonly reason: string;
  readonly paymentId: number | null;
  /** The refund that takes them back. */
  readonly refundId?: number | null;
  readonly orderNumber: string | null;
  /** Added to the totals; minor units. */
  readonly earned: number;
  readonly spent: number;
  readonly orders: number;
}

/** Writes the log and the balance that follows from it. @throws when the balance would fall below zero */
export async function movePoints(tx: Transaction, movement: PointsMovement): Promise<Member> {
  await tx.db('points_log').insert({
    member_id: movement.memberId,
    points: movement.points,
    kind: movement.kind,
    reason: movement.reason,
    payment_id: movement.paymentId,
    refund_id: movement.refundId ?? null,
    order_number: movement.orderNumber,
    created_at: tx.now.toISOString(),
  });
  const rows: MemberRow[] = await tx
    .db('member')
    .where({ id: movement.memberId })
    .update({
      points: tx.db.raw('points + ?', [movement.points]),
      points_earned: tx.db.raw('points_earned + ?', [movement.earned]),
      total_spent: tx.db.raw('total_spent + ?', [movement.spent]),
      total_orders: tx.db.raw('total_orders + ?', [movement.orders]),
    })
    .returning('*');
  if (!rows[0]) throw new Error(`There is no member ${movement.memberId}`);
  return toMember(rows[0]);
}

export interface PointsEntry {
  readonly id: number;
  readonly memberId: number;
  readonly points: number;
  readonly reason: string;
  readonly orderNumber: string | null;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

interface PointsRow {
  readonly id: number;
  readonly member_id: number;
  readonly points: number;
  readonly reason: string;
  readonly order_number: string | null;
  readonly created_at: string;
}

/** Newest first. */
export async function listPoints(
  db: Queryable,
  memberId: number,
  { skip, limit }: Window,
): Promise<PointsEntry[]> {
  const rows: PointsRow[] = await db('points_log')
    .where({ member_id: memberId })
    .orderBy('id', 'desc')
    .offset(skip)
    .limit(limit);
  return rows.map(toPointsEntry);
}

/** What a payment earned, and for whom. */
export async function findEarnedPoints(db: Queryable, paymentId: number): Promise<PointsEntry | undefined> {
  const kind: PointsReason = 'earned';
  const row: PointsRow | undefined = await db('points_log').where({ payment_id: paymentId, kind }).first();
  return row && toPointsEntry(row);
}

/** What an order's payments gave to members, less what was taken back. */
export async function sumPointsOfOrder(db: Queryable, orderId: number): Promise<number> {
  const kinds: PointsReason[] = ['earned', 'taken_back'];
  const rows: { total: number | string | null }[] = await db('points_log')
    .whereIn('kind', kinds)
    .whereIn('payment_id', db('payment').where({ order_id: orderId }).select('id'))
    .sum({ total: 'points' });
  return Number(rows[0]?.total ?? 0);
}

function toPointsEntry(row: PointsRow): PointsEntry {
  return {
    id: row.id,
    memberId: row.member_id,
    points: row.points,
    reason: row.reason,
    orderNumber: row.order_number,
    createdAt: row.created_at,
  };
}

function toMember(row: MemberRow): Member {
  return {
    id: row.id,
    customerId: row.customer_id,
    phone: row.phone,
    name: row.name,
    email: row.email,
    points: row.points,
    pointsEarned: row.points_earned,
    totalSpent: row.total_spent,
    totalOrders: row.total_orders,
    createdAt: row.created_at,
  };
}
