import { DomainError } from '../domain/errors.ts';
import { isSplitOpen } from '../domain/bill-share.ts';
import type { Order } from '../domain/placed-order.ts';
import { listShares } from '../storage/bill-shares.ts';
import type { Queryable } from '../storage/storage.ts';
import type { Bill } from './bill-on-wire.ts';
import { readAccount } from './read-account.ts';

/** An order's bill as it stands. */
export async function readBill(db: Queryable, order: Order): Promise<Bill> {
  return { order, account: await readAccount(db, order), shares: await listShares(db, order.id) };
}

/**
 * While shares of a bill are still to be paid its amount can't change: whose share would it be?
 * @throws DomainError `conflict`
 */
export async function refuseWhileSplit(db: Queryable, order: Order): Promise<void> {
  const { shares, account } = await readBill(db, order);
  if (!isSplitOpen(shares, account)) return;
  throw new DomainError(
    'conflict',
    `The bill is split into ${shares.length} shares. Undo the split first, or wait until all are paid.`,
    { status: order.status, split_by: shares[0]?.kind, shares: shares.map(({ id }) => id) },
  );
}
