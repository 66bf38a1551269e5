import type { Queryable } from './database.ts';

/** A figure that is kept for speed and differs from the entries it is the sum of. */
export interface LedgerMismatch {
  readonly ledger: 'stock' | 'points' | 'order_total' | 'order_paid' | 'refunded';
  /** `dish:3@store:1`, `member:7`, `order:12`, `payment:5` */
  readonly subject: string;
  /** The figure as it is kept; pieces, points or minor units. */
  readonly kept: number;
  /** What its entries add up to. */
  readonly entries: number;
}

/**
 * Compares every kept figure with its entries: stock with its log, points with theirs, an order's total with its dishes, what
 * makes it paid with its payments, and what went back with its refunds. An intact database gives nothing.
 * @param limit of each kind at most so many
 */
export async function findLedgerMismatches(db: Queryable, limit = 100): Promise<LedgerMismatch[]> {
  const found = await Promise.all([
    findStock(db, limit),
    findPoints(db, limit),
    findTotals(db, limit),
    findUnpaid(db, limit),
    findRefunded(db, limit),
  ]);
  return found.flat();
}

async function findStock(db: Queryable, limit: number): Promise<LedgerMismatch[]> {
  const rows: (Pair & { id: number; store_id: number })[] = await db.raw(
    `select counted.id, counted.store_id, counted.kept, coalesce(log.entries, 0) as entries from (
       select id, store_id, coalesce(stock, 0) as kept from menu_item where not all_stores
       union all
       select menu_item_id, store_id, coalesce(stock, 0) from menu_item_store
     ) as counted
     left join (
       select menu_item_id, store_id, sum(quantity) as entries from stock_log group by menu_item_id, store_id
     ) as log on log.menu_item_id = counted.id and log.store_id = counted.store_id
     where counted.kept <> coalesce(log.entries, 0) limit ?`,
    [limit],
  );
  return rows.map((row) => ({
    ledger: 'stock',
    subject: `dish:${row.id}@store:${row.store_id}`,
    ...pair(row),
  }));
}

async function findPoints(db: Queryable, limit: number): Promise<LedgerMismatch[]> {
  const rows: (Pair & { id: number })[] = await db.raw(
    `select member.id, member.points as kept, coalesce(log.entries, 0) as entries from member
     left join (select member_id, sum(points) as entries from points_log group by member_id) as log
       on log.member_id = member.id
     where member.points <> coalesce(log.entries, 0) limit ?`,
    [limit],
  );
  return rows.map((row) => ({ ledger: 'points', subject: `member:${row.id}`, ...pair(row) }));
}

/** The final amount is the dishes that weren't voided, less the discount. */
async function findTotals(db: Queryable, limit: number): Promise<LedgerMismatch[]> {
  const rows: (Pair & { id: number })[] = await db.raw(
    `select orders.id, orders.final_amount + orders.discount_amount as kept, dishes.entries from orders
     join (
       select order_id, sum(case when status = 'cancelled' then 0 else quantity * unit_price end) as entries
       from order_item group by order_id
     ) as dishes on dishes.order_id = orders.id
     where orders.status <> 'cancelled' and orders.final_amount + orders.discount_amount <> dishes.entries limit ?`,
    [limit],
  );
  return rows.map((row) => ({ ledger: 'order_total', subject: `order:${row.id}`, ...pair(row) }));
}

/** An order counts as paid only when what was received and kept covers what it costs less what was given back for it. */
async function findUnpaid(db: Queryable, limit: number): Promise<LedgerMismatch[]> {
  const rows: (Pair & { id: number })[] = await db.raw(
    `select id, kept, entries from (
       select orders.id, orders.final_amount - coalesce(
           (select sum(allowance) from refund where order_id = orders.id and status <> 'failed'), 0) as kept,
         coalesce((select sum(amount - refunded_amount - refund_pending) from payment
           where order_id = orders.id and status = 'success'), 0) as entries
       from orders where orders.payment_status = 'paid' and orders.status <> 'cancelled'
     ) as account where entries < kept limit ?`,
    [limit],
  );
  return rows.map((row) => ({ ledger: 'order_paid', subject: `order:${row.id}`, ...pair(row) }));
}

/** What a payment gave back is the sum of its refunds. */
async function findRefunded(db: Queryable, limit: number): Promise<LedgerMismatch[]> {
  const rows: (Pair & { id: number })[] = await db.raw(
    `select payment.id, payment.refunded_amount as kept, coalesce(refunds.entries, 0) as entries from payment
     left join (
       select payment_id, sum(amount) as entries from refund where status = 'done' group by payment_id
     ) as refunds on refunds.payment_id = payment.id
     where payment.refunded_amount <> coalesce(refunds.entries, 0) limit ?`,
    [limit],
  );
  return rows.map((row) => ({ ledger: 'refunded', subject: `payment:${row.id}`, ...pair(row) }));
}

interface Pair {
  readonly kept: number | string;
  readonly entries: number | string;
}

function pair({ kept, entries }: Pair): Pick<LedgerMismatch, 'kept' | 'entries'> {
  return { kept: Number(kept), entries: Number(entries) };
}
