import { coerceError, DomainError } from '../../domain/errors.ts';
import type { ProviderTask } from '../../domain/provider-task.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Logger } from '../../runtime/logger.ts';
import { isProcessGone, nameThisProcess } from '../../runtime/process-owner.ts';
import { claimProviderTasks, endTaskAttempt, hasDueTask, holdsTask } from '../../storage/provider-tasks.ts';
import type { Storage } from '../../storage/storage.ts';
import type { Providers } from '../providers/create-providers.ts';
import type { Ending } from './ending.ts';
import { runTask } from './run-task.ts';

export interface ProviderTaskOptions {
  readonly storage: Storage;
  readonly providers: Providers;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How long one call may take, ms. */
  readonly callTimeoutMs: number;
  /** How often to look for what is due, ms. @default 500 */
  readonly lookEveryMs?: number;
  /** How many calls run at once. @default 4 */
  readonly atOnce?: number;
  /** @default this process */
  readonly owner?: string;
}

/**
 * Makes the calls on the list of provider tasks. Any number of processes may do so: each task is one's alone, and a dead one's
 * are taken over at once. `close` waits a moment for the calls under way; what takes longer the next process looks up.
 */
export function startProviderTasks(options: ProviderTaskOptions): { close(): Promise<void> } {
  const { storage, clock, logger, lookEveryMs = 500, atOnce = 4, owner = nameThisProcess() } = options;
  // An attempt makes up to three calls.
  const claim = { owner, leaseMs: 4 * options.callTimeoutMs, isGone: isProcessGone };
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();

  const take = async (): Promise<void> => {
    const limit = atOnce - running.size;
    if (limit <= 0 || !(await hasDueTask(storage.read, { now: clock.now(), isGone: isProcessGone }))) return;
    for (const task of await storage.write((tx) => claimProviderTasks(tx, { ...claim, limit }))) {
      const work = attempt(options, task).finally(() => running.delete(work));
      running.add(work);
    }
  };
  const look = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await take().catch((thrown: unknown) =>
        logger.error({ err: coerceError(thrown) }, 'The provider tasks could not be read'),
      );
      await clock.sleep(lookEveryMs, stopping.signal);
    }
  };
  const looking = look();
  return {
    close: async () => {
      stopping.abort();
      await looking;
      const patience = new AbortController();
      await Promise.race([Promise.allSettled(running), clock.sleep(patienceMs, patience.signal)]);
      patience.abort();
    },
  };
}

/** How long a stop waits for calls, ms. */
const patienceMs = 2000;

/** Calls, then books what came of it if the task is still ours; never rejects. */
async function attempt(options: ProviderTaskOptions, task: ProviderTask): Promise<void> {
  const { storage, logger } = options;
  const about = { task: task.id, kind: task.kind, payment_id: task.paymentId, attempt: task.attempt };
  const end = (ending: Ending) =>
    storage.write(async (tx) => {
      if (!(await holdsTask(tx, task))) return;
      await ending.book?.(tx);
      await endTaskAttempt(tx, task, outcomeOf(ending, tx.now));
    });
  try {
    const ending = await runTask(task, options);
    if (ending.error) logger.warn({ ...about, reason: ending.error }, `A provider task: ${ending.to}`);
    await end(ending).catch((thrown: unknown) => {
      // What our own rules forbid to book, time won't mend: a person must look.
      if (!(thrown instanceof DomainError)) throw thrown;
      logger.error({ ...about, err: thrown }, 'What a provider did could not be booked');
      return end({ to: 'needs_attention', error: thrown.message });
    });
  } catch (thrown) {
    // Its lease runs out, and it is taken again.
    logger.error({ ...about, err: coerceError(thrown) }, 'The end of a provider task could not be kept');
  }
}

function outcomeOf({ to, at, error = null }: Ending, now: Date): Parameters<typeof endTaskAttempt>[2] {
  if (to === 'again') return { to: 'waiting', runAt: at ?? now, error };
  return to === 'done' ? { to } : { to, error: error ?? 'unknown' };
}
