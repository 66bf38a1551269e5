import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import { z } from 'zod';
import { DomainError, coerceError } from '../domain/errors.ts';

const holderSchema = z.object({
  pid: z.int(),
  since: z.string(),
  purpose: z.string(),
  config: z.string().optional(),
});
export type LockHolder = z.infer<typeof holderSchema>;

export interface LockOptions {
  readonly runDir: string;
  /** Who holds it, for the sentence a second one gets: `supervisor`, `restore`. */
  readonly purpose: string;
  /** The settings file it was started with. */
  readonly config?: string | undefined;
  readonly now: Date;
}

/**
 * Takes the data folder for this process alone until the release or the process's end, however it ends: the
 * lock is an exclusive transaction on a database file, which the kernel lets go with the process. No pid is
 * ever trusted; the file beside it only serves the sentence.
 * @throws DomainError `already_running` that names the holder
 */
export async function takeLock({ runDir, purpose, config, now }: LockOptions): Promise<() => Promise<void>> {
  const database = await openDatabase(join(runDir, 'lock.db'));
  try {
    await run(database, 'BEGIN EXCLUSIVE');
  } catch (thrown) {
    await close(database);
    const error = coerceError(thrown);
    if ('code' in error && error.code === 'SQLITE_BUSY') throw alreadyRunning(runDir, error);
    throw error;
  }
  const holder: LockHolder = { pid: process.pid, since: now.toISOString(), purpose, config };
  writeFileSync(holderFile(runDir), JSON.stringify(holder), { mode: 0o600 });
  return async () => {
    rmSync(holderFile(runDir), { force: true });
    await close(database);
  };
}

/** Who says to hold the lock; may be out of date after a kill. */
export function readLockHolder(runDir: string): LockHolder | undefined {
  try {
    return holderSchema.safeParse(JSON.parse(readFileSync(holderFile(runDir), 'utf8'))).data;
  } catch {
    // Absent, or just being written: the sentence goes without it.
    return undefined;
  }
}

function alreadyRunning(runDir: string, cause: Error): DomainError {
  const holder = readLockHolder(runDir);
  const who = holder ? ` (${holder.purpose}, pid ${holder.pid}, since ${holder.since})` : '';
  return new DomainError(
    'already_running',
    `Already running in this data folder${who}. See restaurantctl status, or stop it with restaurantctl stop.`,
    { ...holder },
    { cause },
  );
}

function holderFile(runDir: string): string {
  return join(runDir, 'lock.json');
}

function openDatabase(file: string): Promise<sqlite3.Database> {
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(file, (error) => (error ? reject(error) : resolve(database)));
  });
}

function run(database: sqlite3.Database, statement: string): Promise<void> {
  return new Promise((resolve, reject) => {
    database.run(statement, (error: Error | null) => (error ? reject(error) : resolve()));
  });
}

function close(database: sqlite3.Database): Promise<void> {
  return new Promise((resolve, reject) => {
    database.close((error) => (error ? reject(error) : resolve()));
  });
}
