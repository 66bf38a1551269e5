import { DomainError } from '../../domain/errors.ts';
import type { Actor } from '../../domain/roles.ts';
import type { Saga } from '../../domain/saga.ts';
import type { SagaOnWire } from '../../protocol/sagas.ts';
import { findSagaOfOrder } from '../../storage/sagas.ts';
import type { Queryable, Storage } from '../../storage/storage.ts';
import { requireOrder } from '../orders/require-order.ts';
import { sagaOnWire } from './saga-on-wire.ts';

/** @throws DomainError `not_found`, also for an order from before there were sagas that was not touched since */
export function getSaga(
  storage: Pick<Storage, 'snapshot'>,
  actor: Actor,
  orderId: number,
): Promise<SagaOnWire> {
  return storage.snapshot(async (db) => {
    const { order, store } = await requireOrder(db, actor, orderId);
    return sagaOnWire(await requireSaga(db, order.id), store);
  });
}

/** @throws DomainError `not_found` */
export async function requireSaga(db: Queryable, orderId: number): Promise<Saga> {
  const saga = await findSagaOfOrder(db, orderId);
  if (!saga) throw new DomainError('not_found', `Order ${orderId} is older than sagas and has none.`);
  return saga;
}
