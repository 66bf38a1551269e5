import { deliveryTransitions } from '../../domain/delivery.ts';
import { itemStatusAfterOrder } from '../../domain/order.ts';
import type { Order } from '../../domain/placed-order.ts';
import type { SagaStep } from '../../domain/saga.ts';
import { isTransition } from '../../domain/transitions.ts';
import { findDelivery, updateDeliveryStatus } from '../../storage/deliveries.ts';
import type { Transaction } from '../../storage/storage.ts';
import { releasePayments } from '../payments/cancel-payment.ts';
import { fireKitchen } from '../orders/fire-kitchen.ts';
import { paymentStatusNow } from '../orders/read-account.ts';
import { recordOrder } from '../orders/record-order.ts';
import { restoreStocks } from '../menu/take-stocks.ts';
import { readMoney } from './read-money.ts';
import type { SagaProgress, SagaRun } from './saga-run.ts';

type Undone = SagaProgress & {
  /** False while money is still on its way back. */
  readonly isDone: boolean;
};

/** Takes back what a step did; done a second time it changes nothing. */
export async function undoStep(
  tx: Transaction,
  step: SagaStep,
  progress: SagaProgress,
  run: SagaRun,
): Promise<Undone> {
  switch (step) {
    case 'delivery':
      return { ...(await callDriverBack(tx, progress)), isDone: true };
    case 'kitchen':
      return { ...(await stopKitchen(tx, progress)), isDone: true };
    case 'payment':
      return giveMoneyBack(tx, progress, run);
    case 'order':
      return { ...(await cancel(tx, progress, run)), isDone: true };
  }
}

async function callDriverBack(tx: Transaction, progress: SagaProgress): Promise<SagaProgress> {
  await tx.settle();
  const delivery = await findDelivery(tx.db, progress.order.id);
  if (delivery && isTransition(deliveryTransitions, delivery.status, 'cancelled'))
    await updateDeliveryStatus(tx.db, { id: delivery.id, status: 'cancelled' });
  return progress;
}

async function stopKitchen(tx: Transaction, progress: SagaProgress): Promise<SagaProgress> {
  await tx.settle();
  const { order } = progress;
  return { ...progress, ticketId: await fireKitchen(tx, order, { ...order, status: 'cancelled' }) };
}

async function giveMoneyBack(
  tx: Transaction,
  progress: SagaProgress,
  { store, actor, reason }: SagaRun,
): Promise<Undone> {
  const order = await releasePayments(tx, {
    order: progress.order,
    store,
    actor,
    reason: reason ?? undefined,
  });
  return { ...progress, order, isDone: (await readMoney(tx.db, order)) === 'none' };
}

/** Stock comes back, and everybody is told. */
async function cancel(
  tx: Transaction,
  progress: SagaProgress,
  { store, actor, reason }: SagaRun,
): Promise<SagaProgress> {
  const { order, ticketId } = progress;
  if (order.status === 'cancelled') return progress;
  await restoreStocks(tx, { store, order, items: order.items, kind: 'cancel', actor });
  const status = 'cancelled';
  const items = order.items.map((item) => ({ ...item, status: itemStatusAfterOrder(status, item.status) }));
  const after: Order = { ...order, status, items };
  const cancelled = await recordOrder(tx, {
    store,
    before: order,
    after: { ...after, paymentStatus: await paymentStatusNow(tx.db, after) },
    ...(ticketId !== undefined && { ticketId }),
    actor,
    reason,
    events: [{ type: 'order_status_update' }],
    history: [{ itemId: null, status }],
  });
  return { ...progress, order: cancelled };
}
