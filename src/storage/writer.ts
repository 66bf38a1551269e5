import type { Knex } from 'knex';
import { coerceError } from '../domain/errors.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Queryable } from './database.ts';
import { createEventBuffer, type NewEvent } from './event-log.ts';
import { createCounters } from './counters.ts';
import { type BufferedTable, createInsertBuffer, type Row } from './insert-buffer.ts';
import { createTransactionMemory, type TransactionMemory } from './transaction-memory.ts';

/** What one unit of work sees; it shares its commit with whatever else is waiting, but fails alone. */
export interface Transaction {
  readonly db: Queryable;
  /** The time of the transaction: every row it writes carries the same. */
  readonly now: Date;
  /** Takes the next `count` numbers of a counter and returns the first; gapless, given back on rollback. */
  take(counter: string, count?: number): Promise<number>;
  /** Appends an event to the log in this transaction; returns its `seq` in the store's stream. */
  append(event: NewEvent): Promise<number>;
  /** Inserts rows by the end of the transaction at the latest; reading them needs `settle` first. */
  insert(table: BufferedTable, rows: readonly Row[]): void;
  settle(): Promise<void>;
  /** What was read before in this transaction and can't have changed. */
  readonly memory: TransactionMemory;
}

export interface Writer {
  write<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Resolves when all that was waiting is committed. */
  drain(): Promise<void>;
}

interface Waiting {
  readonly run: (tx: Transaction) => Promise<() => void>;
  readonly fail: (error: Error) => void;
}

// Enough to spread one fsync over a rush; few enough that the first caller's answer doesn't wait for the last one's work.
const largestGroup = 64;

/**
 * Group commit: what waits while a commit runs goes into the next transaction together, a savepoint each. Every caller is
 * answered after the commit; a failing unit rolls back to its own savepoint and disturbs no other.
 */
export function createWriter({
  db,
  clock,
  onEvents,
}: {
  db: Knex;
  clock: Clock;
  onEvents: () => void;
}): Writer {
  const waiting: Waiting[] = [];
  let pump: Promise<void> | undefined;

  const commitWaiting = async (): Promise<void> => {
    // One turn of the event loop collects the requests that arrived together.
    await new Promise(setImmediate);
    while (waiting.length > 0) await commitGroup(db, waiting.splice(0, largestGroup), clock, onEvents);
    pump = undefined;
  };

  return {
    write: <T>(work: (tx: Transaction) => Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        waiting.push({
          run: async (tx) => {
            const result = await work(tx);
            return () => resolve(result);
          },
          fail: reject,
        });
        pump ??= commitWaiting();
      }),
    drain: async () => {
      while (pump) await pump;
    },
  };
}

async function commitGroup(
  db: Knex,
  group: readonly Waiting[],
  clock: Clock,
  onEvents: () => void,
): Promise<void> {
  const answers: (() => void)[] = [];
  const failures: (() => void)[] = [];
  let appended = 0;
  try {
    await db.transaction(async (trx) => {
      const counters = createCounters(trx);
      const events = createEventBuffer(trx, counters);
      const inserts = createInsertBuffer(trx);
      const memory = createTransactionMemory();
      for (const unit of group) {
        try {
          const answer = await inSavepoint(trx, group.length > 1, [counters, events, inserts, memory], () => {
            const now = clock.now();
            return unit.run({
              db: trx,
              now,
              take: (counter, count) => counters.take(counter, count),
              append: (event) => events.append(event, now),
              insert: (table, rows) => inserts.insert(table, rows),
              settle: () => inserts.settle(),
              memory,
            });
          });
          answers.push(answer);
        } catch (thrown) {
          failures.push(() => unit.fail(coerceError(thrown)));
          if (group.length === 1) throw new NothingToCommit();
        }
      }
      appended = events.size();
      await inserts.settle();
      await events.flush();
      await counters.flush();
    });
  } catch (thrown) {
    if (thrown instanceof NothingToCommit) return failures.forEach((fail) => fail());
    // What fails at the end, together, is tried alone: one bad row must not take the others with it.
    if (group.length > 1) {
      for (const unit of group) await commitGroup(db, [unit], clock, onEvents);
      return;
    }
    const error = coerceError(thrown);
    return group.forEach(({ fail }) => fail(error));
  }
  for (const settle of [...answers, ...failures]) settle();
  if (appended > 0) onEvents();
}

/** Memory that must go back with the database when a unit of work fails. */
interface Rewindable {
  mark(): () => void;
}

async function inSavepoint<T>(
  trx: Knex.Transaction,
  several: boolean,
  memory: readonly Rewindable[],
  work: () => Promise<T>,
): Promise<T> {
  if (!several) return work();
  const rewinds = memory.map((part) => part.mark());
  await trx.raw('SAVEPOINT unit');
  try {
    const result = await work();
    await trx.raw('RELEASE SAVEPOINT unit');
    return result;
  } catch (thrown) {
    for (const rewind of rewinds) rewind();
    await trx.raw('ROLLBACK TO SAVEPOINT unit');
    await trx.raw('RELEASE SAVEPOINT unit');
    throw thrown;
  }
}

/** Rolls a lone failed unit back through knex. */
class NothingToCommit extends Error {}
