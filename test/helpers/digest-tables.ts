import { createHash } from 'node:crypto';
import type { Storage } from '../../src/storage/storage.ts';

/**
 * One text for all that the database holds: equal before and after means that nothing changed.
 * @param except tables that may change
 */
export async function digestTables(
  { read }: Pick<Storage, 'read'>,
  except: readonly string[] = [],
): Promise<string> {
  const tables: string[] = await read('sqlite_master')
    .where({ type: 'table' })
    .whereNot('name', 'like', 'sqlite_%')
    .whereNotIn('name', except)
    .orderBy('name')
    .pluck('name');
  const hash = createHash('sha256');
  for (const table of tables)
    hash.update(`${table}\n${JSON.stringify(await read(table).select().orderBy('rowid'))}\n`);
  return hash.digest('hex');
}
