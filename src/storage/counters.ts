import type { Knex } from 'knex';
import type { Queryable } from './database.ts';

/**
 * Gapless numbers: order ids, a day's order numbers, the positions of every stream. A row per counter; the first taker in a
 * transaction locks it, later ones count in memory, one statement writes all of them back at the end. A rollback gives the
 * numbers back, and a reader can never see n+1 before n.
 */
export interface Counters {
  take(name: string, count?: number): Promise<number>;
  /** Takes hold of several at once, with one statement instead of one each. */
  prepare(names: readonly string[]): Promise<void>;
  /** Begins a counter that nobody else can know yet, without asking the database. */
  begin(name: string): void;
  mark(): () => void;
  flush(): Promise<void>;
}

export function createCounters(trx: Knex.Transaction): Counters {
  let values = new Map<string, number>();
  const prepare = async (names: readonly string[]): Promise<void> => {
    const unknown = names.filter((name) => !values.has(name));
    if (unknown.length === 0) return;
    for (const { name, value } of await lockCounters(trx, unknown)) values.set(name, value);
  };
  return {
    prepare,
    take: async (name, count = 1) => {
      if (!values.has(name)) await prepare([name]);
      const last = values.get(name) ?? 0;
      values.set(name, last + count);
      return last + 1;
    },
    begin: (name) => {
      if (!values.has(name)) values.set(name, 0);
    },
    mark: () => {
      const before = new Map(values);
      return () => {
        values = before;
      };
    },
    flush: async () => {
      if (values.size === 0) return;
      const rows = [...values].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => ({ name, value }));
      await trx('counter').insert(rows).onConflict('name').merge(['value']);
    },
  };
}

/** The present value of a counter, 0 when it has never been used. */
export async function counterValue(db: Knex, name: string): Promise<number> {
  const row: { value: number } | undefined = await db('counter').where({ name }).first('value');
  return row?.value ?? 0;
}

/**
 * Deletes the counters of past business days (`daily:STORE:YYYY-MM-DD`) and hours (`number:YYYYMMDDHH`), which nobody takes a
 * number from any more.
 */
export async function forgetDayCounters(db: Queryable, before: Date): Promise<void> {
  const day = before.toISOString().slice(0, 10);
  await db('counter')
    .whereBetween('name', ['number:', `number:${day.replaceAll('-', '')}`])
    .delete();
  const stores: number[] = await db('store').pluck('id');
  for (const id of stores)
    await db('counter')
      .whereBetween('name', [`daily:${id}:`, `daily:${id}:${day}`])
      .delete();
}

interface CounterRow {
  readonly name: string;
  readonly value: number;
}

/** Rows that exist are locked by reading them; one that is new must be made for that. */
async function lockCounters(trx: Knex.Transaction, names: readonly string[]): Promise<CounterRow[]> {
  const sorted = [...names].sort();
  const known: CounterRow[] = await trx('counter')
    .whereIn('name', sorted)
    .orderBy('name')
    .forUpdate()
    .select();
  const missing = sorted.filter((name) => !known.some((row) => row.name === name));
  if (missing.length === 0) return known;
  const made: CounterRow[] = await trx('counter')
    .insert(missing.map((name) => ({ name, value: 0 })))
    .onConflict('name')
    .merge({ value: trx.ref('counter.value') })
    .returning(['name', 'value']);
  return [...known, ...made];
}
