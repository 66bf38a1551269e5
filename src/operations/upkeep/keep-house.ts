import type { Clock } from '../../runtime/clock.ts';
import type { Config } from '../../runtime/config/schema.ts';
import { takeChore } from '../../storage/chores.ts';
import { forgetDayCounters } from '../../storage/counters.ts';
import { findForgettable, forgetEvents } from '../../storage/event-log.ts';
import { forgetAnswers } from '../../storage/idempotency.ts';
import { forgetPaperAlarms } from '../../storage/paper-alarms.ts';
import { deleteExpiredNonces } from '../../storage/payments.ts';
import { forgetDoneTasks } from '../../storage/provider-tasks.ts';
import { deleteExpiredRefreshTokens } from '../../storage/refresh-tokens.ts';
import type { Storage } from '../../storage/storage.ts';
import { forgetIdleCarts } from '../../storage/table-carts.ts';
import { deleteExpiredThrottles } from '../../storage/throttles.ts';
import { deleteExpiredWsTickets } from '../../storage/ws-tickets.ts';
import { cartIdleMs } from '../carts/join-cart.ts';
import { keepFinishedDays } from '../reports/keep-day-figures.ts';

export interface HouseOptions {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly events: Config['events'];
  /** Aborts a long round between two steps. */
  readonly signal?: AbortSignal;
}

/** How often the house is kept, by all processes together. */
export const houseEveryMs = 600_000;

const dayMs = 86_400_000;
const answersKeptMs = 3 * dayMs;
/** Providers report again for days, and a clock that was set wrong is set back. */
const finishedKeptMs = 90 * dayMs;

/**
 * Forgets what nobody needs any more: answers to requests with a key after three days, events beyond the retention, expired
 * tokens, tickets, nonces and counts, carts of parties that have gone, after 90 days calls to providers that are done, alarms and the counters of past days; and keeps
 * the figures of finished days. In small transactions, so that orders never wait for it.
 * @returns whether it was this process's turn
 */
export async function keepHouse({ storage, clock, events, signal }: HouseOptions): Promise<boolean> {
  if (!(await storage.write((tx) => takeChore(tx, 'house', houseEveryMs)))) return false;
  const answersBefore = new Date(clock.now().getTime() - answersKeptMs).toISOString();
  for (const step of [
    deleteExpiredRefreshTokens,
    deleteExpiredWsTickets,
    deleteExpiredNonces,
    deleteExpiredThrottles,
  ])
    await storage.write(step);
  while (!signal?.aborted && (await storage.write((tx) => forgetAnswers(tx, answersBefore))));
  const idleSince = new Date(clock.now().getTime() - cartIdleMs).toISOString();
  await storage.write((tx) => forgetIdleCarts(tx, idleSince));
  const finishedBefore = new Date(clock.now().getTime() - finishedKeptMs);
  while (!signal?.aborted && (await storage.write((tx) => forgetDoneTasks(tx, finishedBefore))));
  await storage.write((tx) => forgetDayCounters(tx.db, finishedBefore));
  await storage.write((tx) => forgetPaperAlarms(tx, finishedBefore));
  const retention = {
    before: new Date(clock.now().getTime() - events.retention_days * dayMs).toISOString(),
    count: events.retention_count,
  };
  for (const [storeId, from] of await findForgettable(storage.read, retention))
    while (!signal?.aborted && (await storage.write((tx) => forgetEvents(tx.db, storeId, from))));
  await keepFinishedDays({ storage, clock, signal });
  return true;
}
