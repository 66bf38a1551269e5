import type { Actor } from '../../domain/roles.ts';
import { type Intervention, intervene } from '../../domain/saga.ts';
import type { SagaOnWire } from '../../protocol/sagas.ts';
import { updateSaga } from '../../storage/sagas.ts';
import type { Transaction } from '../../storage/storage.ts';
import { requireOrderForChange } from '../orders/require-order.ts';
import { requireSaga } from './get-saga.ts';
import { sagaOnWire } from './saga-on-wire.ts';

export interface SettleRequest extends Pick<Intervention, 'action' | 'reason'> {
  readonly orderId: number;
  readonly actor: Actor;
}

/**
 * A person's word on a saga that needs attention; who said it and why stays in its payload. The runner goes on with it.
 * @throws DomainError `not_found`, `conflict` unless it needs attention
 */
export async function settleSaga(
  tx: Transaction,
  { orderId, actor, action, reason }: SettleRequest,
): Promise<SagaOnWire> {
  const { order, store } = await requireOrderForChange(tx, actor, orderId);
  const saga = await requireSaga(tx.db, order.id);
  const settled = {
    ...intervene(saga, { action, reason, actor: actor.subject }, tx.now),
    fence: saga.fence + 1,
    updatedAt: tx.now.toISOString(),
  };
  await updateSaga(tx, saga, settled);
  return sagaOnWire(settled, store);
}
