import type { Knex } from 'knex';
import { coerceError } from '../domain/errors.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Queryable } from './database.ts';
import { createEventBuffer, type NewEvent } from './event-log.ts';
import { createCounters } from './counters.ts';
import { type BufferedTable, createInsertBuffer, type Row } from './insert-buffer.ts';
import { savepointName, type UnitSavepoint } from './unit-savepoint.ts';
import { type CatalogMemory, createCatalogMemory } from './catalog-memory.ts';

/** What one unit of work sees; it shares its commit with whatever else is waiting, but fails alone. */
export interface Transaction {
  readonly db: Queryable;
  /** The time of the transaction: every row it writes carries the same. */
  readonly now: Date;
  /** Takes the next `count` numbers of a counter and returns the first; gapless, given back on rollback. */
  take(counter: string, count?: number): Promise<number>;
  /** Says which counters will be taken: one statement for all instead of one each. */
  prepare(counters: readonly string[]): Promise<void>;
  /** Appends an event to the log in this transaction; returns its `seq` in the store's stream. */
  append(event: NewEvent): Promise<number>;
  /** Followers are to look although nothing was appended: something beside the log is new to them. */
  nudge(): void;
  /** Inserts rows by the end of the transaction at the latest; reading them needs `settle` first. */
  insert(table: BufferedTable, rows: readonly Row[]): void;
  settle(): Promise<void>;
  /** Stores, tables and dishes that were read before and can't have changed. */
  catalog(): Promise<CatalogMemory>;
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

export interface WriterOptions {
  readonly db: Knex;
  readonly savepoint: UnitSavepoint;
  readonly clock: Clock;
  readonly onEvents: () => void;
}

/**
 * Group commit: what waits while a commit runs goes into the next transaction together, each guarded by a savepoint. Every caller is
 * answered after the commit; a failing unit rolls back to its own savepoint and disturbs no other.
 */
export function createWriter(options: WriterOptions): Writer {
  const catalog = createCatalogMemory();
  const waiting: Waiting[] = [];
  let pump: Promise<void> | undefined;

  const commitWaiting = async (): Promise<void> => {
    // One turn of the event loop collects the requests that arrived together.
    await new Promise(setImmediate);
    while (waiting.length > 0) await commitGroup({ ...options, catalog }, waiting.splice(0, largestGroup));
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

interface GroupOptions extends WriterOptions {
  readonly catalog: CatalogMemory;
}

async function commitGroup(options: GroupOptions, group: readonly Waiting[]): Promise<void> {
  const { db, savepoint, catalog, clock, onEvents } = options;
  const answers: (() => void)[] = [];
  const failures: (() => void)[] = [];
  let isNews = false;
  try {
    await db.transaction(async (trx) => {
      const counters = createCounters(trx);
      const events = createEventBuffer(trx, counters);
      const inserts = createInsertBuffer(trx);
      let refreshed: Promise<CatalogMemory> | undefined;
      for (const unit of group) {
        try {
          const now = clock.now();
          const tx: Transaction = {
            db: trx,
            now,
            take: (counter, count) => counters.take(counter, count),
            prepare: (names) => counters.prepare(names),
            append: (event) => events.append(event, now),
            nudge: () => {
              isNews = true;
            },
            insert: (table, rows) => inserts.insert(table, rows),
            settle: () => inserts.settle(),
            catalog: () => (refreshed ??= catalog.refresh(trx)),
          };
          const guard = { trx, savepoint, memory: [counters, events, inserts, catalog] };
          const answer = group.length > 1 ? await inSavepoint(guard, () => unit.run(tx)) : await unit.run(tx);
          answers.push(answer);
        } catch (thrown) {
          failures.push(() => unit.fail(coerceError(thrown)));
          if (group.length === 1) throw new NothingToCommit();
        }
      }
      isNews ||= events.size() > 0;
      await inserts.settle();
      await events.flush();
      await counters.flush();
    });
  } catch (thrown) {
    catalog.clear();
    if (thrown instanceof NothingToCommit) return failures.forEach((fail) => fail());
    // What fails at the end, together, is tried alone: one bad row must not take the others with it.
    if (group.length > 1) {
      for (const unit of group) await commitGroup(options, [unit]);
      return;
    }
    const error = coerceError(thrown);
    return group.forEach(({ fail }) => fail(error));
  }
  for (const settle of [...answers, ...failures]) settle();
  if (isNews) onEvents();
}

/** Memory that must go back with the database when a unit of work fails. */
interface Rewindable {
  mark(): () => void;
}

interface Guard {
  readonly trx: Knex.Transaction;
  readonly savepoint: UnitSavepoint;
  readonly memory: readonly Rewindable[];
}

async function inSavepoint<T>({ trx, savepoint, memory }: Guard, work: () => Promise<T>): Promise<T> {
  const rewinds = memory.map((part) => part.mark());
  savepoint.arm();
  try {
    const result = await work();
    if (await savepoint.disarm()) await trx.raw(`RELEASE SAVEPOINT ${savepointName}`);
    return result;
  } catch (thrown) {
    for (const rewind of rewinds) rewind();
    if (await savepoint.disarm()) {
      await trx.raw(`ROLLBACK TO SAVEPOINT ${savepointName}`);
      await trx.raw(`RELEASE SAVEPOINT ${savepointName}`);
    }
    throw thrown;
  }
}

/** Rolls a lone failed unit back through knex. */
class NothingToCommit extends Error {}
