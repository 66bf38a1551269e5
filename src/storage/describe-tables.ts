import type { Queryable } from './database.ts';
import { countRows } from './count-rows.ts';

export interface TableFacts {
  readonly name: string;
  readonly sql: string;
  readonly rows: number;
}

/** Every table of the SQLite file: how it was made and how many rows it has; nothing of what stands in it. */
export async function describeTables(db: Queryable): Promise<TableFacts[]> {
  const tables: { name: string; sql: string }[] = await db('sqlite_master')
    .where({ type: 'table' })
    .whereNot('name', 'like', 'sqlite_%')
    .orderBy('name')
    .select('name', 'sql');
  const found: TableFacts[] = [];
  for (const { name, sql } of tables) found.push({ name, sql, rows: await countRows(db(name)) });
  return found;
}
