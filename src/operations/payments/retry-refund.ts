import { DomainError } from '../../domain/errors.ts';
import type { Actor } from '../../domain/roles.ts';
import { findRefundTask, retryProviderTask } from '../../storage/provider-tasks.ts';
import { findRefund } from '../../storage/refunds.ts';
import type { Transaction } from '../../storage/storage.ts';
import type { ReachedRefund } from './open-refund.ts';
import { requirePaymentForChange } from './require-payment.ts';

/**
 * Has a provider asked once more for a refund it refused. The refund is done when it does it after all.
 * @throws DomainError `not_found`, `illegal_transition` unless it was refused
 */
export async function retryRefund(
  tx: Transaction,
  { id, actor }: { readonly id: number; readonly actor: Actor },
): Promise<ReachedRefund> {
  const refund = await findRefund(tx.db, id);
  const task = refund && (await findRefundTask(tx.db, id));
  const reached = refund && (await requirePaymentForChange(tx, actor, refund.paymentId));
  if (!refund || !task || !reached)
    throw new DomainError('not_found', `No provider was asked for a refund ${id}.`);
  await retryProviderTask(tx, task);
  return { refund, ...reached };
}
