import type { Knex } from 'knex';

/** How many rows a query has, without its order and window. */
export async function countRows(query: Knex.QueryBuilder): Promise<number> {
  const rows: { total: number | string }[] = await query
    .clone()
    .clearOrder()
    .clear('limit')
    .clear('offset')
    .count({ total: '*' });
  return Number(rows[0]?.total ?? 0);
}

export interface Window {
  readonly skip: number;
  readonly limit: number;
}
