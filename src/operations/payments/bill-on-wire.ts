import { type BillShare, shareDue } from '../../domain/bill-share.ts';
import { toMajor } from '../../domain/money.ts';
import { dueAmount, type OrderAccount } from '../../domain/order-account.ts';
import type { Payment } from '../../domain/payment.ts';
import type { Order } from '../../domain/placed-order.ts';
import type { Store } from '../../domain/places.ts';
import type { BillOnWire } from '../../protocol/bills.ts';
import { paymentOnWire } from './payment-on-wire.ts';

export interface Bill {
  readonly order: Order;
  readonly account: OrderAccount;
  readonly shares: readonly BillShare[];
}

export function billOnWire({ order, account, shares }: Bill, store: Store): BillOnWire {
  const arrived = account.payments.filter(({ status }) => status === 'success' || status === 'refunded');
  const sum = (part: (payment: Payment) => number) =>
    toMajor(arrived.reduce((total, payment) => total + part(payment), 0));
  return {
    order_id: order.id,
    order_number: order.orderNumber,
    payment_status: order.paymentStatus,
    total_amount: toMajor(order.totalAmount),
    discount_amount: toMajor(order.discountAmount),
    final_amount: toMajor(order.finalAmount),
    owed_amount: toMajor(account.owed),
    received_amount: sum(({ amount }) => amount),
    refunded_amount: sum(({ refundedAmount }) => refundedAmount),
    refund_pending: sum(({ refundPending }) => refundPending),
    due_amount: toMajor(dueAmount(account)),
    split_by: shares[0]?.kind ?? null,
    shares: shares.map((share) => shareOnWire(share, account)),
    payments: account.payments.map((payment) => paymentOnWire(payment, order, store)),
  };
}

function shareOnWire(share: BillShare, account: OrderAccount): BillOnWire['shares'][number] {
  const due = shareDue(share, account);
  const isAsked = account.payments.some(
    ({ shareId, status }) => shareId === share.id && status === 'pending',
  );
  return {
    id: share.id,
    number: share.number,
    amount: toMajor(share.amount),
    due_amount: toMajor(due),
    status: due === 0 ? 'paid' : isAsked ? 'pending' : 'unpaid',
    items: share.items.map(({ itemId, quantity }) => ({ item_id: itemId, quantity })),
  };
}
