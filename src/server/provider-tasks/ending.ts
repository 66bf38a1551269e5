import type { Payment } from '../../domain/payment.ts';
import type { Checkout, PaymentProvider } from '../../domain/payment-provider.ts';
import type { ProviderTask } from '../../domain/provider-task.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Transaction } from '../../storage/storage.ts';

/** How an attempt ends, and what is booked with that end in one transaction. */
export interface Ending {
  readonly to: 'done' | 'again' | 'needs_attention';
  /** Of `again`. */
  readonly at?: Date;
  readonly error?: string | null;
  readonly book?: (tx: Transaction) => Promise<void>;
}

export interface TaskSubject {
  readonly task: ProviderTask;
  readonly payment: Payment;
  readonly checkout: Checkout;
  readonly provider: PaymentProvider;
  readonly clock: Clock;
}

const longestPause = 10 * 60_000;

/** Once more after 2, 4, 8 … s, at most 10 minutes. */
export function later({ attempt }: Pick<ProviderTask, 'attempt'>, clock: Clock): Ending {
  const pause = Math.min(longestPause, 1000 * 2 ** Math.min(attempt, 20));
  return { to: 'again', at: new Date(clock.now().getTime() + pause), error: null };
}
