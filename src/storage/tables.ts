import type { DiningTable, TableStatus } from '../domain/places.ts';
import { catalogCounter } from './catalog-memory.ts';
import { countRows, type Window } from './count-rows.ts';
import type { Queryable } from './database.ts';
import type { Transaction } from './writer.ts';

export type TableFields = Pick<DiningTable, 'tableNumber' | 'seats' | 'status' | 'occupiedSince'>;

interface TableRow {
  readonly id: number;
  readonly store_id: number;
  readonly table_number: string;
  readonly seats: number | null;
  readonly status: TableStatus;
  readonly occupied_since: string | null;
  readonly token_version: number;
  readonly session_version: number;
  readonly created_at: string;
}

export async function findTable(db: Queryable, id: number): Promise<DiningTable | undefined> {
  const row: TableRow | undefined = await db('dining_table').where({ id, deleted_at: null }).first();
  return row && toTable(row);
}

/** The same inside a transaction, read once for all of its units. */
export async function recallTable(tx: Transaction, id: number): Promise<DiningTable | undefined> {
  const { tables } = await tx.catalog();
  const table = tables.get(id) ?? (await findTable(tx.db, id));
  if (table) tables.set(id, table);
  return table;
}

export async function findTableByNumber(
  db: Queryable,
  storeId: number,
  tableNumber: string,
): Promise<DiningTable | undefined> {
  const row: TableRow | undefined = await db('dining_table')
    .where({ store_id: storeId, table_number: tableNumber, deleted_at: null })
    .first();
  return row && toTable(row);
}

export async function listTables(
  db: Queryable,
  storeId: number,
  { skip, limit }: Window,
): Promise<{ tables: DiningTable[]; total: number }> {
  const query = db('dining_table').where({ store_id: storeId, deleted_at: null });
  const rows: TableRow[] = await query.clone().orderBy('id').offset(skip).limit(limit);
  return { tables: rows.map(toTable), total: await countRows(query) };
}

/** The tables guests may sit at. */
export async function findOpenTables(db: Queryable, storeId: number): Promise<number[]> {
  return db('dining_table')
    .where({ store_id: storeId, deleted_at: null })
    .whereNot('status', 'closed')
    .pluck('id');
}

export async function insertTable(
  tx: Transaction,
  storeId: number,
  fields: TableFields,
): Promise<DiningTable> {
  const createdAt = tx.now.toISOString();
  const rows: { id: number }[] = await tx
    .db('dining_table')
    .insert({ store_id: storeId, ...toRow(fields), created_at: createdAt })
    .returning('id');
  if (!rows[0]) throw new Error('The table was not inserted');
  return { ...fields, id: rows[0].id, storeId, tokenVersion: 1, sessionVersion: 1, createdAt };
}

export async function updateTable(tx: Transaction, table: DiningTable): Promise<void> {
  await tx
    .db('dining_table')
    .where({ id: table.id })
    .update({
      ...toRow(table),
      token_version: table.tokenVersion,
      session_version: table.sessionVersion,
    });
  (await tx.catalog()).tables.delete(table.id);
  await tx.take(catalogCounter);
}

export async function removeTable(tx: Transaction, id: number): Promise<void> {
  await tx.db('dining_table').where({ id }).update({ deleted_at: tx.now.toISOString() });
  (await tx.catalog()).tables.delete(id);
  await tx.take(catalogCounter);
}

function toTable(row: TableRow): DiningTable {
  return {
    id: row.id,
    storeId: row.store_id,
    tableNumber: row.table_number,
    seats: row.seats,
    status: row.status,
    occupiedSince: row.occupied_since,
    tokenVersion: row.token_version,
    sessionVersion: row.session_version,
    createdAt: row.created_at,
  };
}

function toRow({ tableNumber, seats, status, occupiedSince }: TableFields) {
  return { table_number: tableNumber, seats, status, occupied_since: occupiedSince };
}
