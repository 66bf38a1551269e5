import type { Knex } from 'knex';

/**
 * Gapless numbers: order ids, a day's order numbers, the positions of every stream. A row per counter; the first taker in a
 * transaction locks it, later ones count in memory, one statement writes all of them back at the end. A rollback gives the
 * numbers back, and a reader can never see n+1 before n.
 */
export interface Counters {
  take(name: string, count?: number): Promise<number>;
  /** Begins a counter that nobody else can know yet, without asking the database. */
  begin(name: string): void;
  mark(): () => void;
  flush(): Promise<void>;
}

export function createCounters(trx: Knex.Transaction): Counters {
  let values = new Map<string, number>();
  return {
    take: async (name, count = 1) => {
      const last = values.get(name) ?? (await lockCounter(trx, name));
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

async function lockCounter(trx: Knex.Transaction, name: string): Promise<number> {
  const rows: { value: number }[] = await trx('counter')
    .insert({ name, value: 0 })
    .onConflict('name')
    .merge({ value: trx.ref('counter.value') })
    .returning('value');
  return rows[0]?.value ?? 0;
}
