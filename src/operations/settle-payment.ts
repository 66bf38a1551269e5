import { chargeTransitions, type Payment } from '../domain/payment.ts';
import type { Order } from '../domain/placed-order.ts';
import type { Actor } from '../domain/roles.ts';
import { moveState } from '../domain/transitions.ts';
import type { Transaction } from '../storage/storage.ts';
import { changeOrderStatus } from './change-order-status.ts';
import { creditPoints } from './credit-points.ts';
import type { ReachedPayment } from './payment-on-wire.ts';
import { receivedAmount } from './received-amount.ts';
import { recordPayment } from './record-payment.ts';
import { giveBack } from './refund-payment.ts';

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
  const payment: Payment = {
    ...receipt.payment,
    status: moveState('payment', chargeTransitions, receipt.payment.status, 'success'),
    provider,
    transactionId,
    tendered: receipt.tendered ?? null,
    paidAt: tx.now.toISOString(),
  };
  if (!isOwed(receipt.payment, order)) return giveBack(tx, { payment, order, store, actor });
  const received = (await receivedAmount(tx.db, order.id)) + payment.amount;
  const paymentStatus = received >= order.finalAmount ? 'paid' : 'unpaid';
  const recorded = await recordPayment(tx, { payment, order, store, actor, paymentStatus });
  await creditPoints(tx, payment, order);
  if (store.confirmPolicy !== 'on_payment' || order.status !== 'pending' || paymentStatus !== 'paid')
    return recorded;
  const confirmed = await changeOrderStatus(tx, { id: order.id, to: 'confirmed', actor });
  return { ...recorded, order: confirmed.order };
}

function isOwed({ status }: Payment, order: Order): boolean {
  return status !== 'cancelled' && order.status !== 'cancelled' && order.paymentStatus !== 'paid';
}
