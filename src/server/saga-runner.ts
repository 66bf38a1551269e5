import { coerceError } from '../domain/errors.ts';
import { continueSaga } from '../operations/saga/continue-saga.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Logger } from '../runtime/logger.ts';
import { claimDueSagas, findNextDue, renewSagaLeases, type SagaLease } from '../storage/saga-leases.ts';
import type { Storage } from '../storage/storage.ts';

export interface SagaRunnerOptions {
  readonly storage: Pick<Storage, 'read' | 'write'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Names the process: `pid@host/…`. */
  readonly owner: string;
  /** Whether a holder is known to be dead: what it left is taken over at once. */
  readonly isGone: (owner: string) => boolean;
  /** How long a saga is held without a word, ms. @default 30000 */
  readonly leaseMs?: number;
  /** How often it looks for what is due, ms. @default 1000 */
  readonly pollMs?: number;
}

export interface SagaRunner {
  /** Finishes the saga in hand and stops. */
  stop(): Promise<void>;
}

/** How many sagas are taken in hand at once. */
const handful = 10;

/**
 * Goes on with the sagas whose time has come: whose wait is over, which failed and are tried again, which a process left that
 * died. Any number of processes may run it over one database; each saga is in one hand at a time.
 */
export function startSagaRunner(options: SagaRunnerOptions): SagaRunner {
  const { storage, clock, logger, pollMs = 1_000 } = options;
  const stopping = new AbortController();

  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      let worked = 0;
      try {
        if (await isAnyDue(storage, clock)) worked = await runHandful(options, stopping.signal);
      } catch (thrown) {
        logger.error({ err: coerceError(thrown) }, 'Sagas could not be looked after; they are tried again');
      }
      if (worked < handful) await clock.sleep(pollMs, stopping.signal);
    }
  };
  const running = run();

  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

/** Asked of the read pool, so that an idle runner never takes the write lock. */
async function isAnyDue({ read }: Pick<Storage, 'read'>, clock: Clock): Promise<boolean> {
  const due = await findNextDue(read);
  return due !== undefined && due <= clock.now().toISOString();
}

/** @returns how many were taken in hand */
async function runHandful(options: SagaRunnerOptions, signal: AbortSignal): Promise<number> {
  const { storage, logger, owner, isGone, leaseMs: duration = 30_000 } = options;
  const leases = await storage.write(({ db, now }) =>
    claimDueSagas(db, { owner, now, duration, limit: handful, isGone }),
  );
  const keeper = keepLeases(options, leases, duration);
  try {
    for (const lease of leases) {
      // What is left passes on as soon as this process is gone.
      if (signal.aborted) break;
      const failure = await continueSaga(storage, lease);
      if (!failure) continue;
      const { error, ...facts } = failure;
      const level = facts.state === 'needs_attention' ? 'error' : 'warn';
      logger[level]({ ...facts, err: error }, 'A step of an order failed');
    }
  } finally {
    await keeper.close();
  }
  return leases.length;
}

/** Renews what is held three times in its life: the write lock may be far away. */
function keepLeases(
  { storage, clock, logger }: SagaRunnerOptions,
  leases: readonly SagaLease[],
  duration: number,
): { close(): Promise<void> } {
  const closed = new AbortController();
  const renew = async (): Promise<void> => {
    for (;;) {
      await clock.sleep(duration / 3, closed.signal);
      if (closed.signal.aborted) return;
      try {
        await storage.write(({ db, now }) => renewSagaLeases(db, leases, { now, duration }));
      } catch (thrown) {
        // Every write of the holder names its fence, so a lease that could not be renewed does no harm.
        logger.warn({ err: coerceError(thrown) }, 'Leases could not be renewed');
      }
    }
  };
  const renewing = renew();
  return {
    close: async () => {
      closed.abort();
      await renewing;
    },
  };
}
