import { type HouseOptions, keepHouse } from '../operations/upkeep/keep-house.ts';
import type { Logger } from '../runtime/logger.ts';
import { repeat } from '../runtime/repeat.ts';

/** Soon after the start, too: a box that is switched off every night must be kept as well. */
const lookEveryMs = 60_000;

/** Keeps the house for as long as the process lives; of several processes one does it each time. @returns how to end it */
export function startHousekeeping({
  logger,
  ...options
}: Omit<HouseOptions, 'signal'> & { readonly logger: Logger }): () => Promise<void> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const running = repeat({
    everyMs: lookEveryMs,
    clock: options.clock,
    signal,
    logger,
    work: async () => {
      if (await keepHouse({ ...options, signal })) logger.debug('Old answers, events and tokens are gone');
    },
  });
  return async () => {
    stopping.abort();
    await running;
  };
}
