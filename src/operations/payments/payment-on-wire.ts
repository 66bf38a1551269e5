import { toLocalIso } from '../../domain/local-time.ts';
import { toMajor } from '../../domain/money.ts';
import type { Payment } from '../../domain/payment.ts';
import type { Order } from '../../domain/placed-order.ts';
import type { Store } from '../../domain/places.ts';
import type { PaymentOnWire } from '../../protocol/payments.ts';

/** A payment with what its readers need of its order and store. */
export interface ReachedPayment {
  readonly payment: Payment;
  readonly order: Order;
  readonly store: Store;
}

export function paymentOnWire(
  payment: Payment,
  { orderNumber }: Pick<Order, 'orderNumber'>,
  { timezone }: Pick<Store, 'timezone'>,
): PaymentOnWire {
  return {
    payment_id: payment.id,
    order_id: payment.orderId,
    order_number: orderNumber,
    amount: toMajor(payment.amount),
    payment_method: payment.method,
    status: payment.status,
    transaction_id: payment.transactionId,
    paid_at: payment.paidAt === null ? null : toLocalIso(new Date(payment.paidAt), timezone),
    refunded_amount: toMajor(payment.refundedAmount),
    refund_pending: toMajor(payment.refundPending),
    share_id: payment.shareId,
  };
}
