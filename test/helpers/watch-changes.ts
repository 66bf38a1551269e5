import type { ExecutionContext } from 'ava';
import knex from 'knex';
import { z } from 'zod';
import type { Storage } from '../../src/storage/storage.ts';
import { digestTables } from './digest-tables.ts';

/**
 * Tells whether the database changed since the last question. SQLite's own change counter answers almost for nothing; only
 * when it moved are the tables compared.
 */
export async function watchChanges(
  t: Pick<ExecutionContext, 'teardown'>,
  { read }: Storage,
  without: readonly string[] = [],
) {
  // A connection of its own: each has its own counter, which moves when another one commits.
  const { filename } = z.object({ filename: z.string() }).parse(read.client.config.connection);
  const watcher = knex({
    client: 'sqlite3',
    connection: { filename },
    useNullAsDefault: true,
    pool: { min: 1, max: 1 },
  });
  t.teardown(() => watcher.destroy());
  const version = async (): Promise<number> => {
    const [row]: { data_version: number }[] = await watcher.raw('pragma data_version');
    return row?.data_version ?? -1;
  };
  let seen = await version();
  let digest = await digestTables({ read }, without);
  return {
    hasChanged: async (): Promise<boolean> => {
      const now = await version();
      if (now === seen) return false;
      seen = now;
      const before = digest;
      digest = await digestTables({ read }, without);
      return digest !== before;
    },
  };
}
