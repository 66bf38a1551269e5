import type { PaymentMethod } from '../../../domain/order.ts';
import type { BillOnWire } from '../../../protocol/bills.ts';
import type { OrderOnWire } from '../../../protocol/orders.ts';
import { api } from '../../session/api.ts';
import { isEnded, isOwing, isServed } from '../floor/columns.ts';
import { showAnswer } from '../floor/floor.ts';
import { sendOnce } from '../../session/send-once.ts';

export interface Charge {
  readonly orderId: number;
  readonly bill: BillOnWire;
  readonly method: PaymentMethod;
  /** Of a split bill. */
  readonly shareId?: number | undefined;
  /** Whose points it earns. */
  readonly phone?: string | undefined;
}

/** Asks for a payment; one that is under way another way is given up first. */
export async function askPayment({ orderId, bill, method, shareId, phone }: Charge) {
  const rival = bill.payments.find(
    ({ status, payment_method, share_id }) =>
      status === 'pending' && share_id === (shareId ?? null) && payment_method !== method,
  );
  if (rival) await api.cancelPayment({ params: { id: rival.payment_id } });
  const body = {
    order_id: orderId,
    payment_method: method,
    ...(shareId !== undefined && { share_id: shareId }),
    ...(phone !== undefined && { customer_phone: phone }),
  };
  return sendOnce(['createPayment', body], (once) => once.createPayment({ body }));
}

/** The money is in the till. With the last money for an order whose dishes are all served, the order is over. */
export async function takeMoney(charge: Charge, tendered?: number) {
  const { payment_id: id } = await askPayment(charge);
  const body = tendered === undefined ? {} : { tendered };
  const taken = await sendOnce(['confirmPayment', id, body], (once) =>
    once.confirmPayment({ params: { id }, body }),
  );
  const order = await lookAgain(charge.orderId);
  if (isServed(order) && !isOwing(order) && !isEnded(order))
    showAnswer(await api.changeOrderStatus({ params: { id: order.id }, body: { status: 'completed' } }));
  return taken;
}

export async function lookAgain(id: number): Promise<OrderOnWire> {
  return showAnswer(await api.getOrder({ params: { id } }));
}
