import type { SagaStep } from '../../domain/saga.ts';
import { insertDelivery } from '../../storage/deliveries.ts';
import type { Transaction } from '../../storage/storage.ts';
import type { SagaProgress } from './saga-run.ts';

/**
 * The effect of a step on its way forward. The order was placed, its payment booked and the kitchen told by the transaction
 * that this runs in, or by one before it; what is left is to send for a driver, or to note that none is needed.
 */
export async function doStep(tx: Transaction, step: SagaStep, { saga, order }: SagaProgress): Promise<void> {
  if (step !== 'delivery') return;
  const status = order.serviceMode === 'delivery' ? 'pending' : 'completed';
  await insertDelivery(tx, { orderId: order.id, address: saga.payload.delivery_address ?? null, status });
}
