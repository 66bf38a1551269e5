import type { PaymentStatus } from '../domain/order.ts';
import type { Payment } from '../domain/payment.ts';
import type { Order } from '../domain/placed-order.ts';
import type { Actor } from '../domain/roles.ts';
import type { Transaction } from '../storage/storage.ts';
import { updatePayment } from '../storage/payments.ts';
import { paymentOnWire, type ReachedPayment } from './payment-on-wire.ts';
import { recordOrder } from './record-order.ts';

export interface PaymentChange extends ReachedPayment {
  readonly actor: Actor;
  /** What the payment means for its order. */
  readonly paymentStatus: PaymentStatus;
}

/** Every change of a payment goes through here: rows saved, its order told, the event appended; or none of it. */
export async function recordPayment(tx: Transaction, change: PaymentChange): Promise<ReachedPayment> {
  await updatePayment(tx, change.payment);
  return { ...change, order: await tellOrder(tx, change) };
}

/** The order with its new payment status, announced as the payment's event. */
export async function tellOrder(
  tx: Transaction,
  { payment, order, store, actor, paymentStatus }: PaymentChange,
): Promise<Order> {
  return recordOrder(tx, {
    store,
    before: order,
    after: {
      ...order,
      paymentStatus,
      // Money given back says nothing about how the order is paid.
      paymentMethod: payment.status === 'refunded' ? order.paymentMethod : payment.method,
    },
    actor,
    events: [{ type: 'payment_status_update', payment: paymentOnWire(payment, order, store) }],
    history: [],
  });
}

/** Who acts when a provider reports: it may do what a person at the till may. */
export function providerActor(provider: string, { storeId }: Pick<Payment, 'storeId'>): Actor {
  return {
    role: 'staff',
    subject: `provider:${provider}`,
    userId: null,
    customerId: null,
    storeIds: [storeId],
    tableId: null,
  };
}
