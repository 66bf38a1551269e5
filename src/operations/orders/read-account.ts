import type { PaymentStatus } from '../../domain/order.ts';
import { accountOf, type OrderAccount, paymentStatusOf } from '../../domain/order-account.ts';
import type { Order } from '../../domain/placed-order.ts';
import { listPaymentsOfOrder } from '../../storage/payments.ts';
import { listRefundsOfOrder } from '../../storage/refunds.ts';
import type { Queryable } from '../../storage/storage.ts';

/** What an order costs and what is there for it. */
export async function readAccount(db: Queryable, order: Order): Promise<OrderAccount> {
  return accountOf(order, {
    payments: await listPaymentsOfOrder(db, order.id),
    refunds: await listRefundsOfOrder(db, order.id),
  });
}

/** How an order stands whose dishes, state or payments have changed. */
export async function paymentStatusNow(db: Queryable, order: Order): Promise<PaymentStatus> {
  return paymentStatusOf(await readAccount(db, order));
}
