import { DomainError, coerceError } from '../../domain/errors.ts';
import type { ProviderTask } from '../../domain/provider-task.ts';
import type { Clock } from '../../runtime/clock.ts';
import { findPayment } from '../../storage/payments.ts';
import { findCheckout } from '../../storage/provider-checkouts.ts';
import type { Storage } from '../../storage/storage.ts';
import type { Providers } from '../providers/create-providers.ts';
import { type Ending, later } from './ending.ts';
import { runClose } from './run-close.ts';
import { runQuery } from './run-query.ts';
import { runRefund } from './run-refund.ts';

/**
 * Calls a task's provider, outside every transaction. A call that fails may have had its effect: the task waits and asks before
 * it repeats.
 */
export async function runTask(
  task: ProviderTask,
  {
    storage,
    providers,
    clock,
  }: { readonly storage: Storage; readonly providers: Providers; readonly clock: Clock },
): Promise<Ending> {
  const payment = await findPayment(storage.read, task.paymentId);
  const checkout = await findCheckout(storage.read, task.paymentId);
  if (!payment || !checkout) return { to: 'needs_attention', error: 'The payment is unknown.' };
  const provider = providers.get(checkout.provider);
  if (!provider)
    return { ...later(task, clock), error: `${checkout.provider} is not configured here any more.` };
  try {
    return await runs[task.kind]({ task, payment, checkout, provider, clock });
  } catch (thrown) {
    const error = coerceError(thrown);
    const reason = error instanceof DomainError ? error.details.reason : undefined;
    return { ...later(task, clock), error: typeof reason === 'string' ? reason : error.message };
  }
}

const runs = { query: runQuery, close: runClose, refund: runRefund } as const;
