import type { Knex } from 'knex';
import type { EventType, LoggedEvent, StreamId } from '../protocol/events.ts';
import type { Queryable } from './database.ts';
import { type Counters, counterValue } from './counters.ts';
import { chunk } from './insert-buffer.ts';

/** An event to append. It lands in its store's stream and in the streams of its order and table. */
export interface NewEvent {
  readonly type: EventType;
  readonly storeId: number;
  /** The order whose stream gets the event too. */
  readonly orderId?: number | null;
  /** The order was made in this transaction: its stream begins here. */
  readonly opensOrder?: boolean;
  /** The table whose stream gets the event too. */
  readonly tableId?: number | null;
  /** More tables whose streams get it: what all guests should know. */
  readonly alsoTables?: readonly number[];
  /** The kitchen ticket fired with it, for the spooler. */
  readonly ticketId?: number | null;
  /** The message's fields besides type, seq and timestamp; told the event's own `seq` in the store's stream. */
  readonly body: (seq: number) => object;
  /** ISO 8601 with the store's offset, as the message shows it. */
  readonly timestamp: string;
}

export interface EventBuffer {
  append(event: NewEvent, now: Date): Promise<number>;
  size(): number;
  mark(): () => void;
  flush(): Promise<void>;
}

interface EventRow {
  readonly store_id: number;
  readonly seq: number;
  readonly type: EventType;
  readonly order_id: number | null;
  readonly table_id: number | null;
  readonly ticket_id: number | null;
  readonly body: string;
  readonly created_at: string;
}

/** Collects the events of a transaction; `flush` writes them in as few statements as there are tables. */
export function createEventBuffer(trx: Knex.Transaction, counters: Counters): EventBuffer {
  let events: EventRow[] = [];
  let entries: { stream: StreamId; seq: number; store_id: number; store_seq: number }[] = [];
  return {
    append: async (event, now) => {
      const { storeId, orderId = null, tableId = null, alsoTables = [], ticketId = null } = event;
      if (event.opensOrder && orderId !== null) counters.begin(`order:${orderId}`);
      const seq = await counters.take(`store:${storeId}`);
      const body = JSON.stringify({ type: event.type, ...event.body(seq), timestamp: event.timestamp });
      events.push({
        store_id: storeId,
        seq,
        type: event.type,
        order_id: orderId,
        table_id: tableId,
        ticket_id: ticketId,
        body,
        created_at: now.toISOString(),
      });
      const streams = narrowStreams(orderId, tableId, alsoTables);
      await counters.prepare(streams);
      for (const stream of streams) {
        entries.push({ stream, seq: await counters.take(stream), store_id: storeId, store_seq: seq });
      }
      return seq;
    },
    size: () => events.length,
    mark: () => {
      const before = [events.length, entries.length] as const;
      return () => {
        events = events.slice(0, before[0]);
        entries = entries.slice(0, before[1]);
      };
    },
    flush: async () => {
      for (const rows of chunk(events)) await trx('event').insert(rows);
      for (const rows of chunk(entries)) await trx('stream_entry').insert(rows);
    },
  };
}

/** The present end of a stream. */
export async function streamHead(db: Queryable, stream: StreamId): Promise<number> {
  return counterValue(db, stream);
}

/** Changes when history was replaced: after a restore, a client's position means nothing any more. */
export async function logEpoch(db: Queryable): Promise<string> {
  const row: { value: string } | undefined = await db('setting').where({ key: 'epoch' }).first('value');
  return row?.value ?? '';
}

/** Says that history was replaced. */
export async function changeEpoch(db: Queryable, epoch: string): Promise<void> {
  await db('setting').where({ key: 'epoch' }).update({ value: epoch });
}

/** Up to `limit` events of a stream after position `after`, in order. A first event later than `after + 1` means that the log no longer reaches back. */
export async function readStream(
  db: Queryable,
  stream: StreamId,
  after: number,
  limit: number,
): Promise<LoggedEvent[]> {
  const [kind = '', number = ''] = stream.split(':');
  // Read for every event and every client that comes back: without the query builder it costs half.
  const rows: (EventRow & { position: number })[] =
    kind === 'store'
      ? await db.raw(
          'select *, seq as position from event where store_id = ? and seq > ? order by seq limit ?',
          [Number(number), after, limit],
        )
      : await db.raw(
          `select event.*, entry.seq as position from stream_entry as entry
           join event on event.store_id = entry.store_id and event.seq = entry.store_seq
           where entry.stream = ? and entry.seq > ? order by entry.seq limit ?`,
          [stream, after, limit],
        );
  return rows.map((row) => ({
    stream,
    seq: row.position,
    type: row.type,
    storeId: row.store_id,
    orderId: row.order_id,
    tableId: row.table_id,
    ticketId: row.ticket_id,
    body: row.body,
    createdAt: row.created_at,
  }));
}

/** Where in its store's stream an order begins; undefined once the log no longer reaches back that far. */
export async function findOrderBeginning(db: Queryable, orderId: number): Promise<number | undefined> {
  const row: { store_seq: number } | undefined = await db('stream_entry')
    .where({ stream: `order:${orderId}`, seq: 1 })
    .first('store_seq');
  return row?.store_seq;
}

export interface Retention {
  /** Events older than this are forgotten. ISO 8601, UTC. */
  readonly before: string;
  /** At most this many of a store's events are kept. */
  readonly count: number;
}

/**
 * The first position of each store's stream that must be kept: what is older than the retention and what every relay has read
 * may go. Stores with nothing to forget are absent.
 */
export async function findForgettable(
  db: Queryable,
  { before, count }: Retention,
): Promise<ReadonlyMap<number, number>> {
  const stores: { store_id: number; first: number; head: number }[] = await db('event')
    .groupBy('store_id')
    .select('store_id')
    .min('seq as first')
    .max('seq as head');
  const keep = new Map<number, number>();
  for (const { store_id: storeId, first, head } of stores) {
    const young: { seq: number } | undefined = await db('event')
      .where({ store_id: storeId })
      .where('created_at', '>=', before)
      .orderBy('seq')
      .first('seq');
    const slowest: { seq: number } | undefined = await db('relay_cursor')
      .where({ store_id: storeId })
      .orderBy('seq')
      .first('seq');
    // The last one stays: it tells where the stream stands.
    const aged = Math.max(young?.seq ?? head, head - count + 1);
    const from = Math.min(aged, head, (slowest?.seq ?? head) + 1);
    if (from > first) keep.set(storeId, from);
  }
  return keep;
}

/**
 * Forgets up to a thousand of a store's events before position `from`; clients that stand before them are told to reload.
 * @returns whether there are more
 */
export async function forgetEvents(db: Queryable, storeId: number, from: number): Promise<boolean> {
  const oldest: { seq: number } | undefined = await db('event')
    .where({ store_id: storeId })
    .orderBy('seq')
    .first('seq');
  const until = Math.min(from, (oldest?.seq ?? from) + 1000);
  await db('stream_entry').where({ store_id: storeId }).where('store_seq', '<', until).delete();
  await db('event').where({ store_id: storeId }).where('seq', '<', until).delete();
  return until < from;
}

function narrowStreams(
  orderId: number | null,
  tableId: number | null,
  alsoTables: readonly number[],
): StreamId[] {
  const tables = new Set(tableId === null ? alsoTables : [tableId, ...alsoTables]);
  return [
    ...(orderId === null ? [] : [`order:${orderId}` as const]),
    ...[...tables].map((id) => `table:${id}` as const),
  ];
}
