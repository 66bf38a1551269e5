import type { Minor } from '../../domain/money.ts';
import { keptAmount, type RefundedPart, refundLines } from '../../domain/refund.ts';
import { findPayment } from '../../storage/payments.ts';
import { findRefundByKey } from '../../storage/refunds.ts';
import type { Transaction } from '../../storage/storage.ts';
import { openRefund, type ReachedRefund } from './open-refund.ts';
import { readAccount } from '../orders/read-account.ts';
import type { PaymentChange } from './record-payment.ts';

export interface RefundRequest extends Pick<PaymentChange, 'payment' | 'order' | 'store' | 'actor'> {
  /** @default all that is there of the payment */
  readonly amount?: Minor | undefined;
  /** The dishes it is for, at the price that was really paid; instead of an amount. */
  readonly lines?: readonly RefundedPart[] | undefined;
  /** For people. */
  readonly reason: string;
  /** The same key again is the same refund. @default every request is another one */
  readonly key?: string | undefined;
}

/**
 * Gives money of a payment back. The order then costs so much less, unless the money wasn't owed.
 * @throws DomainError `conflict` for a payment that didn't succeed, for more than is there of it, and for dishes that went back
 * already, `not_found` for dishes that the order lacks
 */
export async function requestRefund(tx: Transaction, request: RefundRequest): Promise<ReachedRefund> {
  const { payment, order, store, actor, reason, key } = request;
  const known = key === undefined ? undefined : await findRefundByKey(tx.db, key);
  if (known)
    return { refund: known, payment: (await findPayment(tx.db, known.paymentId)) ?? payment, order, store };
  const account = await readAccount(tx.db, order);
  const lines = refundLines(order, account.refunds, request.lines ?? []);
  const forDishes = lines.reduce((sum, { amount }) => sum + amount, 0);
  const amount = request.lines ? forDishes : (request.amount ?? keptAmount(payment));
  const over = Math.max(0, account.kept - account.owed);
  const allowance = request.lines ? amount : Math.max(0, amount - over);
  return openRefund(tx, { payment, order, store, actor, amount, allowance, lines, reason, key });
}
