import { DomainError } from '../../domain/errors.ts';
import { moveOrder } from '../../domain/order.ts';
import type { Actor } from '../../domain/roles.ts';
import type { Transaction } from '../../storage/storage.ts';
import { type ReachedOrder, requireOrderForChange, requireStaffUnlessPending } from './require-order.ts';
import { advanceSaga } from '../saga/advance-saga.ts';

export interface CancelRequest {
  readonly id: number;
  readonly actor: Actor;
  readonly reason?: string | undefined;
}

/**
 * Cancels an order: its saga turns round, so the kitchen is told to stop, what was paid is refunded, stock comes back. Its
 * owner may while it is pending, staff before it is completed.
 * @throws DomainError `not_found`, `conflict` for a diner who comes too late, `illegal_transition` once it has ended
 */
export async function cancelOrder(
  tx: Transaction,
  { id, actor, reason }: CancelRequest,
): Promise<ReachedOrder> {
  if (actor.role === 'kitchen')
    throw new DomainError('forbidden', 'A kitchen screen may not cancel an order.');
  const { order: reached, store } = await requireOrderForChange(tx, actor, id);
  moveOrder(reached.status, 'cancelled', { mayRecall: false });
  requireStaffUnlessPending(reached, actor);
  const order = await advanceSaga(tx, { order: reached, store, actor, reason, isCancelling: true });
  return { order, store };
}
