import { isSplitOpen, shareByItems, shareEvenly, type SharedItem } from '../../domain/bill-share.ts';
import { DomainError } from '../../domain/errors.ts';
import { dueAmount, isSettled } from '../../domain/order-account.ts';
import type { Store } from '../../domain/places.ts';
import type { Actor } from '../../domain/roles.ts';
import type { BillSplit } from '../../protocol/bills.ts';
import { insertShares, removeShares } from '../../storage/bill-shares.ts';
import type { Transaction } from '../../storage/storage.ts';
import type { Bill } from './bill-on-wire.ts';
import { withdrawOpenPayments } from './cancel-payment.ts';
import { readBill } from './read-bill.ts';
import { requireOrderForChange } from '../orders/require-order.ts';

export interface ReachedBill {
  readonly bill: Bill;
  readonly store: Store;
}

/**
 * Splits what is due of an order; the kitchen hears nothing of it. By dishes only while nothing was paid.
 * @throws DomainError `not_found`, `conflict` for an order that is cancelled, paid or split already, `invalid` for parts that
 * don't hold every portion once
 */
export async function splitBill(
  tx: Transaction,
  { id, split, actor }: { readonly id: number; readonly split: BillSplit; readonly actor: Actor },
): Promise<ReachedBill> {
  const { order: reached, store } = await requireOrderForChange(tx, actor, id);
  const before = await readBill(tx.db, reached);
  refuseUnsplittable(before);
  const shares = divide(before, split);
  const order = await withdrawOpenPayments(tx, { order: reached, store, actor });
  await removeShares(tx, id);
  await insertShares(
    tx,
    shares.map((share, index) => ({ ...share, orderId: id, number: index + 1, kind: split.by })),
  );
  return { bill: await readBill(tx.db, order), store };
}

/**
 * Makes a split bill one again.
 * @throws DomainError `not_found`, `conflict` once a share is paid
 */
export async function undoSplit(
  tx: Transaction,
  { id, actor }: { readonly id: number; readonly actor: Actor },
): Promise<ReachedBill> {
  const { order: reached, store } = await requireOrderForChange(tx, actor, id);
  const { shares, account } = await readBill(tx.db, reached);
  if (shares.length === 0) throw new DomainError('not_found', `The bill of order ${id} is not split.`);
  const paid = account.payments.find(
    ({ shareId, status }) => status === 'success' && shares.some((share) => share.id === shareId),
  );
  if (paid)
    throw new DomainError('conflict', 'A share is paid already. Refund it first.', {
      status: paid.status,
      payment_id: paid.id,
    });
  const order = await withdrawOpenPayments(tx, { order: reached, store, actor });
  await removeShares(tx, id);
  return { bill: await readBill(tx.db, order), store };
}

function refuseUnsplittable({ order, account, shares }: Bill): void {
  if (order.status === 'cancelled')
    throw new DomainError('conflict', 'The order is cancelled.', { status: order.status });
  if (isSettled(order) || dueAmount(account) === 0)
    throw new DomainError('conflict', 'Nothing is left to pay.', { payment_status: order.paymentStatus });
  if (isSplitOpen(shares, account))
    throw new DomainError('conflict', `The bill is split into ${shares.length} shares. Undo that first.`, {
      status: order.status,
      shares: shares.map(({ id }) => id),
    });
}

function divide(
  { order, account }: Bill,
  split: BillSplit,
): { readonly amount: number; readonly items: readonly SharedItem[] }[] {
  const due = dueAmount(account);
  if (split.by === 'shares') {
    const amounts = shareEvenly(due, split.shares);
    if (amounts.includes(0))
      throw new DomainError('invalid', 'There is less to pay than there are shares.', {
        errors: [{ path: 'shares', message: `at most ${due}` }],
      });
    return amounts.map((amount) => ({ amount, items: [] }));
  }
  if (due !== order.finalAmount)
    throw new DomainError('conflict', 'A part is paid already: split the rest by shares.', {
      payment_status: order.paymentStatus,
    });
  const parts = split.parts.map((part) =>
    part.map(({ item_id, quantity }): SharedItem => ({ itemId: item_id, quantity })),
  );
  const amounts = shareByItems(order, parts);
  return parts.map((items, index) => ({ items, amount: amounts[index] ?? 0 }));
}
