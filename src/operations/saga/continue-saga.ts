import { coerceError, DomainError } from '../../domain/errors.ts';
import type { Actor } from '../../domain/roles.ts';
import { failStep, type SagaDirection, type SagaState, type SagaStep } from '../../domain/saga.ts';
import { findOrderForChange } from '../../storage/orders.ts';
import type { SagaLease } from '../../storage/saga-leases.ts';
import { findSagaOfOrder, updateSaga } from '../../storage/sagas.ts';
import type { Storage, Transaction } from '../../storage/storage.ts';
import { findStores } from '../../storage/stores.ts';
import { advanceSaga } from './advance-saga.ts';
import { retryAt } from './retry-at.ts';

export interface SagaFailure {
  readonly orderId: number;
  readonly step: SagaStep;
  readonly direction: SagaDirection;
  readonly attempt: number;
  readonly state: SagaState;
  readonly error: Error;
}

/**
 * Goes on with a saga that is due, for as long as the lease holds. What fails is booked on the step and tried again later.
 * @returns the failure, undefined when there was none or the saga passed on to somebody else
 */
export async function continueSaga(
  storage: Pick<Storage, 'write'>,
  lease: SagaLease,
  random: () => number = Math.random,
): Promise<SagaFailure | undefined> {
  let inHand: { readonly step: SagaStep; readonly direction: SagaDirection } | undefined;
  try {
    await storage.write(async (tx) => {
      const order = await findOrderForChange(tx, lease.orderId);
      const [store] = order ? await findStores(tx.db, [order.storeId]) : [];
      if (!order || !store) throw new Error(`There is no order ${lease.orderId}`);
      await advanceSaga(tx, {
        order,
        store,
        actor: sagaActor(store.id),
        lease,
        onStep: (step, direction) => {
          inHand = { step, direction };
        },
      });
    });
    return undefined;
  } catch (thrown) {
    const error = coerceError(thrown);
    if (isLost(error)) return undefined;
    return storage
      .write((tx) => bookFailure(tx, lease, { ...inHand, error, random }))
      .catch((another: unknown) => {
        if (isLost(another)) return undefined;
        throw another;
      });
  }
}

async function bookFailure(
  tx: Transaction,
  lease: SagaLease,
  failure: {
    readonly step?: SagaStep;
    readonly direction?: SagaDirection;
    readonly error: Error;
    readonly random: () => number;
  },
): Promise<SagaFailure | undefined> {
  const saga = await findSagaOfOrder(tx.db, lease.orderId);
  if (saga?.fence !== lease.fence) return undefined;
  const { step = saga.step ?? 'order', direction = saga.direction, error } = failure;
  const failed = failStep(
    saga,
    { step, direction, message: error.message },
    { now: tx.now, retryAt: retryAt(tx.now, saga.attempt, failure.random) },
  );
  await updateSaga(tx, saga, { ...failed, updatedAt: tx.now.toISOString() });
  return { orderId: saga.orderId, step, direction, attempt: failed.attempt, state: failed.state, error };
}

function isLost(thrown: unknown): boolean {
  return thrown instanceof DomainError && thrown.code === 'lease_lost';
}

/** Who acts when nobody does. */
function sagaActor(storeId: number): Actor {
  return {
    role: 'staff',
    subject: 'system:saga',
    userId: null,
    customerId: null,
    storeIds: [storeId],
    tableId: null,
  };
}
