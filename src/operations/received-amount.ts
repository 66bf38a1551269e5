import type { Minor } from '../domain/money.ts';
import type { PaymentStatus } from '../domain/order.ts';
import type { Order } from '../domain/placed-order.ts';
import { listPaymentsOfOrder } from '../storage/payments.ts';
import type { Queryable } from '../storage/storage.ts';

/** What was paid for an order and not given back. */
export async function receivedAmount(db: Queryable, orderId: number): Promise<Minor> {
  return (await listPaymentsOfOrder(db, orderId))
    .filter(({ status }) => status === 'success')
    .reduce((sum, { amount }) => sum + amount, 0);
}

/** How an order stands whose amount has changed: paid as long as what was received suffices. */
export async function paymentStatusNow(
  db: Queryable,
  { id, finalAmount, paymentStatus }: Pick<Order, 'id' | 'finalAmount' | 'paymentStatus'>,
): Promise<PaymentStatus> {
  const received = await receivedAmount(db, id);
  if (received === 0) return paymentStatus;
  return received >= finalAmount ? 'paid' : 'unpaid';
}
