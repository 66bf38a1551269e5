import type { Order } from '../../domain/placed-order.ts';
import { beginSaga, type SagaPayload } from '../../domain/saga.ts';
import { insertSaga } from '../../storage/sagas.ts';
import type { Transaction } from '../../storage/storage.ts';
import { runSteps } from './run-steps.ts';
import type { SagaRun } from './saga-run.ts';

/** Opens the saga of an order in the transaction that places it, and runs it as far as it gets. */
export async function openSaga(
  tx: Transaction,
  { payload, ...run }: SagaRun & { readonly payload: SagaPayload },
): Promise<Order> {
  const begun = beginSaga({ id: await tx.take('saga'), orderId: run.order.id, now: tx.now, payload });
  const { saga, order } = await runSteps(tx, begun, run);
  insertSaga(tx, saga);
  return order;
}
