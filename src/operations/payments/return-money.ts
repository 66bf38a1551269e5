import type { Minor } from '../../domain/money.ts';
import { returnsOf } from '../../domain/order-account.ts';
import type { Order } from '../../domain/placed-order.ts';
import type { Transaction } from '../../storage/storage.ts';
import { openRefund, type ReachedRefund } from './open-refund.ts';
import { readAccount } from '../orders/read-account.ts';
import type { PaymentChange } from './record-payment.ts';
import { sentencesIn } from '../sentences/sentences-in.ts';

/** Gives money of a payment back that nobody owed: the order costs as much as before. */
export function giveBack(
  tx: Transaction,
  change: Pick<PaymentChange, 'payment' | 'order' | 'store' | 'actor' | 'becomes'> & {
    readonly amount: Minor;
    readonly reason?: string | undefined;
  },
): Promise<ReachedRefund> {
  const { notOwed } = sentencesIn(change.store.language).refundReasons;
  return openRefund(tx, { ...change, allowance: 0, reason: change.reason ?? notOwed });
}

/** Gives back what is there for an order and no longer owed, the latest payment first. */
export async function returnExcess(
  tx: Transaction,
  {
    order,
    becomes,
    ...change
  }: Pick<PaymentChange, 'order' | 'store' | 'actor'> & {
    /** The order as this transaction will leave it. */
    readonly becomes: Order;
    readonly reason?: string | undefined;
  },
): Promise<Order> {
  let told = order;
  for (const { payment, amount } of returnsOf(await readAccount(tx.db, becomes)))
    told = (await giveBack(tx, { ...change, payment, amount, order: told, becomes })).order;
  return told;
}
