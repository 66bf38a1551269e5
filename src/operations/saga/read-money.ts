import type { Order } from '../../domain/placed-order.ts';
import type { HeldMoney } from '../../domain/saga-decision.ts';
import type { Queryable } from '../../storage/storage.ts';
import { readAccount } from '../orders/read-account.ts';

/** Where the money of an order is that is or will be cancelled. */
export async function readMoney(db: Queryable, order: Order): Promise<HeldMoney> {
  const { kept, payments } = await readAccount(db, { ...order, status: 'cancelled' });
  if (kept > 0) return 'kept';
  return payments.some(({ refundPending }) => refundPending > 0) ? 'returning' : 'none';
}
