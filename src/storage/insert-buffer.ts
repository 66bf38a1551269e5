import type { Knex } from 'knex';

/** Tables whose rows may wait for the end of the transaction, parents before children. */
const tables = [
  'orders',
  'order_item',
  'order_status_history',
  'stock_log',
  'kitchen_ticket',
  'kitchen_line',
  'saga',
  'saga_step',
  'delivery',
  'idempotency_key',
] as const;
export type BufferedTable = (typeof tables)[number];

export type Row = Readonly<Record<string, string | number | boolean | null>>;

/**
 * Rows that are written together, one statement a table, when the transaction ends: with many orders in one commit the calls
 * cost more than the disk. Whoever reads such a table in a transaction settles first.
 */
export interface InsertBuffer {
  insert(table: BufferedTable, rows: readonly Row[]): void;
  /** Writes what waits now. */
  settle(): Promise<void>;
  mark(): () => void;
}

export function createInsertBuffer(trx: Knex.Transaction): InsertBuffer {
  let waiting = new Map<BufferedTable, readonly Row[]>();
  return {
    insert: (table, rows) => {
      if (rows.length > 0) waiting.set(table, [...(waiting.get(table) ?? []), ...rows]);
    },
    settle: async () => {
      const settled = waiting;
      waiting = new Map();
      for (const table of tables) {
        for (const rows of chunk(settled.get(table) ?? [])) await trx(table).insert(rows);
      }
    },
    // A unit that settled and failed took the others' rows back with its savepoint: they wait again.
    mark: () => {
      const before = new Map(waiting);
      return () => {
        waiting = before;
      };
    },
  };
}

/** SQLite takes 32,766 parameters a statement and knex binds one per cell. */
export function* chunk<Item>(rows: readonly Item[], size = 500): Generator<Item[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}
