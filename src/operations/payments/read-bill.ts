import { DomainError } from '../../domain/errors.ts';
import { isSplitOpen } from '../../domain/bill-share.ts';
import type { Order } from '../../domain/placed-order.ts';
import { listShares, removeShares } from '../../storage/bill-shares.ts';
import type { Queryable, Transaction } from '../../storage/storage.ts';
import type { Bill } from './bill-on-wire.ts';
import { readAccount } from '../orders/read-account.ts';

/** An order's bill as it stands. */
export async function readBill(db: Queryable, order: Order): Promise<Bill> {
  return { order, account: await readAccount(db, order), shares: await listShares(db, order.id) };
}

/**
 * For an order whose amount is to change. While shares of its bill are still to be paid it can't: whose share would it be? A
 * split whose shares are all paid is over.
 * @throws DomainError `conflict`
 */
export async function endSplit(tx: Transaction, order: Order): Promise<void> {
  const { shares, account } = await readBill(tx.db, order);
  if (shares.length === 0) return;
  if (isSplitOpen(shares, account))
    throw new DomainError(
      'conflict',
      `The bill is split into ${shares.length} shares. Undo the split first, or wait until all are paid.`,
      { status: order.status, split_by: shares[0]?.kind, shares: shares.map(({ id }) => id) },
    );
  await removeShares(tx, order.id);
}
