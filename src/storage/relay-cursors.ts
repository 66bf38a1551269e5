import type { Queryable } from './database.ts';

export interface StreamPosition {
  readonly storeId: number;
  /** The last event the relay is done with. */
  readonly cursor: number;
  /** The last event there is. */
  readonly head: number;
}

/** Where a relay stands in each store's stream. */
export async function readPositions(db: Queryable, relay: string): Promise<StreamPosition[]> {
  const heads: { name: string; value: number }[] = await db('counter')
    // A range, not LIKE: orders and tables have counters too, many of them.
    .where('name', '>=', 'store:')
    .where('name', '<', 'store;')
    .select('name', 'value');
  const rows: { store_id: number; seq: number }[] = await db('relay_cursor')
    .where({ relay })
    .select('store_id', 'seq');
  const cursors = new Map(rows.map(({ store_id, seq }) => [store_id, seq]));
  return heads.map(({ name, value }) => {
    const storeId = Number(name.slice('store:'.length));
    return { storeId, cursor: cursors.get(storeId) ?? 0, head: value };
  });
}

/** Moves a cursor on. False when it is not at `from`: another process read the same events and was faster. */
export async function advanceCursor(
  db: Queryable,
  {
    relay,
    storeId,
    from,
    to,
  }: { readonly relay: string; readonly storeId: number; readonly from: number; readonly to: number },
): Promise<boolean> {
  if (from === 0) {
    await db('relay_cursor')
      .insert({ relay, store_id: storeId, seq: 0 })
      .onConflict(['relay', 'store_id'])
      .ignore();
  }
  const moved: number = await db('relay_cursor')
    .where({ relay, store_id: storeId, seq: from })
    .update({ seq: to });
  return moved === 1;
}
