import { DomainError } from '../../domain/errors.ts';
import type { Order } from '../../domain/placed-order.ts';
import { beginSaga, type Saga } from '../../domain/saga.ts';
import type { SagaLease } from '../../storage/saga-leases.ts';
import { findSagaOfOrder, insertSaga, updateSaga } from '../../storage/sagas.ts';
import type { Transaction } from '../../storage/storage.ts';
import { runSteps } from './run-steps.ts';
import type { SagaRun } from './saga-run.ts';

/**
 * Runs the saga of an order on from where the order stands now: called by whatever moves the order, in its transaction, and
 * by the runner. An operation takes the saga out of a runner's hand; a runner may only go on while it holds it.
 * @param run `lease`: the runner's
 * @returns the order, cancelled where the saga did that
 * @throws DomainError `lease_lost` for a runner that came too late
 */
export async function advanceSaga(
  tx: Transaction,
  { lease, ...run }: SagaRun & { readonly lease?: SagaLease },
): Promise<Order> {
  await tx.settle();
  const before = await findSagaOfOrder(tx.db, run.order.id);
  if (lease && before?.fence !== lease.fence)
    throw new DomainError('lease_lost', `The saga of order ${run.order.id} passed on to somebody else.`);
  if (!before) return derive(tx, run);
  const { saga, order } = await runSteps(tx, before, run);
  if (saga !== before || lease) await updateSaga(tx, before, { ...saga, ...takenBy(tx, before, lease) });
  return order;
}

/** An order from before there were sagas: its saga is what the order says, first as if nothing happened to it just now. */
async function derive(tx: Transaction, run: SagaRun): Promise<Order> {
  const begun = beginSaga({ id: await tx.take('saga'), orderId: run.order.id, now: tx.now });
  const derived = await runSteps(tx, begun, { ...run, isCancelling: false });
  const { saga, order } = await runSteps(tx, derived.saga, { ...run, order: derived.order });
  insertSaga(tx, saga);
  return order;
}

function takenBy({ now }: Transaction, { fence }: Saga, lease: SagaLease | undefined) {
  return { fence: lease ? fence : fence + 1, updatedAt: now.toISOString() };
}
