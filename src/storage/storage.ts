import type { Knex } from 'knex';
import { createReleasers } from '../runtime/releasers.ts';
import { type Clock, systemClock } from '../runtime/clock.ts';
import { openReader, openWriter, type Queryable } from './database.ts';
import { migrate } from './migrate.ts';
import { createUnitSavepoint } from './unit-savepoint.ts';
import { createWriter, type Transaction } from './writer.ts';

export type { Queryable } from './database.ts';
export type { Transaction } from './writer.ts';

/** The restaurant's data. Reads never wait for writes; writes that wait together are committed together. */
export interface Storage {
  /** For queries outside a transaction; read only. */
  readonly read: Queryable;
  /** Several queries that must see one and the same state. */
  snapshot<T>(work: (db: Queryable) => Promise<T>): Promise<T>;
  /** Runs the work in a transaction; resolves after the commit, rejects with the work's own error after its rollback. */
  write<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Writes and commits a mark. @throws what keeps the database from taking writes */
  probe(): Promise<void>;
  close(): Promise<void>;
}

export interface StorageOptions {
  /** Path of the SQLite file. */
  readonly filename: string;
  /** Called after each commit that appended events or nudged; a hint for wake-ups, must not throw. */
  readonly onEvents?: () => void;
  /** @default systemClock */
  readonly clock?: Clock;
}

/** Opens the data, bringing the schema up to date first; several processes may do so at once. */
export async function openStorage({
  filename,
  onEvents = () => {},
  clock = systemClock,
}: StorageOptions): Promise<Storage> {
  const releasers = createReleasers();
  const savepoint = createUnitSavepoint();
  const writerDb = openWriter(filename, savepoint);
  releasers.push(() => writerDb.destroy());
  try {
    await migrate(writerDb);
    const reader = openReader(filename);
    releasers.push(() => reader.destroy());
    const writer = createWriter({ db: writerDb, savepoint, clock, onEvents });
    releasers.push(() => writer.drain());
    return {
      read: reader,
      snapshot: (work) => reader.transaction((trx: Knex.Transaction) => work(trx)),
      write: (work) => writer.write(work),
      probe: () =>
        writer.write(async ({ db, now }) => {
          const row = { key: 'probe', value: now.toISOString() };
          await db('setting').insert(row).onConflict('key').merge();
        }),
      close: () => releasers.release(),
    };
  } catch (thrown) {
    await releasers.release();
    throw thrown;
  }
}
