import type { Payment } from '../../domain/payment.ts';
import type { Order } from '../../domain/placed-order.ts';
import type { Refund } from '../../domain/refund.ts';
import type { Actor } from '../../domain/roles.ts';
import type { Transaction } from '../../storage/storage.ts';
import { updatePayment } from '../../storage/payments.ts';
import { paymentOnWire, type ReachedPayment } from './payment-on-wire.ts';
import { paymentStatusNow } from '../orders/read-account.ts';
import { recordOrder } from '../orders/record-order.ts';
import { refundOnWire } from './refund-on-wire.ts';

export interface PaymentChange extends ReachedPayment {
  readonly actor: Actor;
  /** The order as this transaction will leave it, where more of it changes than its payments. */
  readonly becomes?: Order | undefined;
  /** The refund that changed the payment. */
  readonly refund?: Refund | undefined;
}

/** Every change of a payment goes through here: rows saved, its order told, the event appended; or none of it. */
export async function recordPayment(tx: Transaction, change: PaymentChange): Promise<ReachedPayment> {
  await updatePayment(tx, change.payment);
  const { payment, store } = change;
  return { payment, store, order: await tellOrder(tx, change) };
}

/** The order with the payment status that follows from its payments, announced as the payment's event. */
export async function tellOrder(
  tx: Transaction,
  { payment, order, store, actor, becomes = order, refund }: PaymentChange,
): Promise<Order> {
  return recordOrder(tx, {
    store,
    before: order,
    after: {
      ...order,
      paymentStatus: await paymentStatusNow(tx.db, becomes),
      // Money given back says nothing about how the order is paid.
      paymentMethod: refund ? order.paymentMethod : payment.method,
    },
    actor,
    events: [
      {
        type: 'payment_status_update',
        payment: paymentOnWire(payment, order, store),
        ...(refund && { refund: refundOnWire(refund, store) }),
      },
    ],
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
