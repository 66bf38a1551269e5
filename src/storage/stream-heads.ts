import type { StreamId } from '../protocol/events.ts';
import type { Queryable } from './database.ts';

export interface StreamHeads {
  /** Changes when history was replaced. */
  readonly epoch: string;
  /** The last position of each stream that was asked for and has events. */
  readonly heads: ReadonlyMap<string, number>;
}

/** The ends of many streams and the log's epoch, in one statement. */
export async function readStreamHeads(db: Queryable, streams: readonly StreamId[]): Promise<StreamHeads> {
  const rows: { name: string; value: string }[] = await db('counter')
    .whereIn('name', streams)
    .select('name', db.raw('cast(value as text) as value'))
    .unionAll(db('setting').where({ key: 'epoch' }).select(db.raw("'epoch' as name"), 'value'));
  return {
    epoch: rows.find(({ name }) => name === 'epoch')?.value ?? '',
    heads: new Map(
      rows.filter(({ name }) => name !== 'epoch').map(({ name, value }) => [name, Number(value)]),
    ),
  };
}
