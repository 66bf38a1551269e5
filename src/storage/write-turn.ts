import { setTimeout as pause } from 'node:timers/promises';
import { coerceError } from '../domain/errors.ts';

/** How long a writer waits for the lock, ms; after it the statement fails with SQLITE_BUSY. */
const patienceMs = 20_000;

/**
 * Runs a statement that needs the write lock (`BEGIN IMMEDIATE`), waiting while another process has it. SQLite would wait by
 * itself, but it looks again only every 100 ms and holds a thread of the pool meanwhile: a process that commits without pause
 * starved the others for seconds. Looking every few milliseconds finds the gaps between its transactions.
 */
export async function inWriteTurn<T>(takeLock: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      return await takeLock();
    } catch (thrown) {
      const error = coerceError(thrown);
      if (!('code' in error) || error.code !== 'SQLITE_BUSY' || performance.now() > deadline) throw error;
    }
    await pause(1 + Math.random() * 6);
  }
}
