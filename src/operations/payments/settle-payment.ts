import { isSplitOpen, shareDue } from '../../domain/bill-share.ts';
import type { Minor } from '../../domain/money.ts';
import { dueAmount } from '../../domain/order-account.ts';
import { chargeTransitions, type Payment } from '../../domain/payment.ts';
import type { Order } from '../../domain/placed-order.ts';
import type { Actor } from '../../domain/roles.ts';
import { moveState } from '../../domain/transitions.ts';
import { updatePayment } from '../../storage/payments.ts';
import type { Transaction } from '../../storage/storage.ts';
import { changeOrderStatus } from '../orders/change-order-status.ts';
import { creditPoints } from '../members/credit-points.ts';
import type { ReachedPayment } from './payment-on-wire.ts';
import { readBill } from './read-bill.ts';
import { recordPayment } from './record-payment.ts';
import { giveBack } from './return-money.ts';
import { advanceSaga } from '../saga/advance-saga.ts';

/** Money that arrived. */
export interface Receipt extends ReachedPayment {
  readonly actor: Actor;
  readonly provider: string;
  readonly transactionId: string;
  readonly tendered?: number | null | undefined;
}

/**
 * Books money that arrived: the payment succeeded, the order is paid, the member gets the points and, where the store confirms
 * on payment, the kitchen is told. What nobody owes (the order or the payment was cancelled, or the order is paid already) is
 * booked and given back.
 * @throws DomainError `illegal_transition`
 */
export async function settlePayment(tx: Transaction, receipt: Receipt): Promise<ReachedPayment> {
  const { order, store, actor, provider, transactionId } = receipt;
  const over = receipt.payment.amount - (await usableAmount(tx, receipt.payment, order));
  const payment: Payment = {
    ...receipt.payment,
    status: moveState('payment', chargeTransitions, receipt.payment.status, 'success'),
    provider,
    transactionId,
    tendered: receipt.tendered ?? null,
    paidAt: tx.now.toISOString(),
  };
  if (over > 0 && over === payment.amount) {
    await updatePayment(tx, payment);
    const given = await giveBack(tx, { payment, amount: over, order, store, actor });
    return { ...given, order: await advanceSaga(tx, { order: given.order, store, actor }) };
  }
  const booked = await recordPayment(tx, { payment, order, store, actor });
  await creditPoints(tx, payment, order);
  const settled = over > 0 ? await giveBack(tx, { ...booked, actor, amount: over }) : booked;
  const { status, paymentStatus } = settled.order;
  if (store.confirmPolicy !== 'on_payment' || status !== 'pending' || paymentStatus !== 'paid')
    return { ...settled, order: await advanceSaga(tx, { order: settled.order, store, actor }) };
  const confirmed = await changeOrderStatus(tx, { id: order.id, to: 'confirmed', actor });
  return { ...settled, order: confirmed.order };
}

/** How much of it is owed: nothing for a payment or an order that was given up. */
async function usableAmount(tx: Transaction, payment: Payment, order: Order): Promise<Minor> {
  if (payment.status === 'cancelled' || order.status === 'cancelled') return 0;
  const { account, shares } = await readBill(tx.db, order);
  const share = shares.find(({ id }) => id === payment.shareId);
  // While a bill is split, what is not for one of its shares is for nothing.
  if (!share && isSplitOpen(shares, account)) return 0;
  return Math.min(payment.amount, dueAmount(account), share ? shareDue(share, account) : payment.amount);
}
