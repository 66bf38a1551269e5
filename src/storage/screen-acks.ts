import type { Queryable } from './database.ts';
import type { Transaction } from './writer.ts';

/** What a kitchen screen says of itself. */
export interface ScreenAck {
  readonly storeId: number;
  /** The credential's subject and the screen's connection id. */
  readonly screen: string;
  /** Position in the store's stream. */
  readonly seq: number;
  readonly displayed: boolean;
  readonly audio: 'ok' | 'blocked' | 'muted' | null;
  /** Whether it keeps itself from going dark. */
  readonly wakeLock: 'ok' | 'no' | null;
  /** How far its clock is ahead of the hub's, ms. */
  readonly clockSkewMs: number | null;
}

/**
 * Keeps the latest word of each screen: `seq` is up to where it has shown everything and never goes back; `displayed`,
 * `audio` and `wakeLock` are how it stands now. An ack without display therefore leaves `seq` alone. What the kitchen was told up to
 * there counts as displayed.
 */
export async function saveScreenAcks(tx: Transaction, acks: readonly ScreenAck[]): Promise<void> {
  for (const { storeId, screen, seq, displayed, audio, wakeLock, clockSkewMs } of acks) {
    const shown = displayed ? seq : 0;
    if (displayed) await markDisplayed(tx, { storeId, screen, seq });
    await tx
      .db('screen_ack')
      .insert({
        store_id: storeId,
        screen,
        seq: shown,
        displayed,
        audio,
        wake_lock: wakeLock,
        clock_skew_ms: clockSkewMs,
        acked_at: tx.now.toISOString(),
      })
      .onConflict(['store_id', 'screen'])
      .merge({
        seq: tx.db.raw('case when excluded.seq > screen_ack.seq then excluded.seq else screen_ack.seq end'),
        displayed: tx.db.raw('excluded.displayed'),
        audio: tx.db.raw('coalesce(excluded.audio, screen_ack.audio)'),
        wake_lock: tx.db.raw('coalesce(excluded.wake_lock, screen_ack.wake_lock)'),
        clock_skew_ms: tx.db.raw('coalesce(excluded.clock_skew_ms, screen_ack.clock_skew_ms)'),
        acked_at: tx.db.raw('excluded.acked_at'),
      });
  }
}

/** A screen that is new here has not shown the whole past: older tickets were somebody else's. */
const mostAtOnce = 1000;

/** The tickets between what a screen had shown and what it shows now, unless another screen was first. */
async function markDisplayed(
  tx: Transaction,
  { storeId, screen, seq }: Pick<ScreenAck, 'storeId' | 'screen' | 'seq'>,
): Promise<void> {
  const before: { seq: number } | undefined = await tx
    .db('screen_ack')
    .where({ store_id: storeId, screen })
    .first('seq');
  if (before && before.seq >= seq) return;
  const tickets: number[] = await tx
    .db('event')
    .where({ store_id: storeId })
    .where('seq', '>', Math.max(before?.seq ?? 0, seq - mostAtOnce))
    .where('seq', '<=', seq)
    .whereNotNull('ticket_id')
    .pluck('ticket_id');
  await tx
    .db('kitchen_ticket')
    .whereIn('id', tickets)
    .whereNull('displayed_at')
    .update({ displayed_at: tx.now.toISOString() });
}

/** How a screen stood when it was last heard. */
export interface KnownScreen extends Omit<ScreenAck, 'storeId' | 'audio' | 'wakeLock' | 'clockSkewMs'> {
  /** ISO 8601, UTC. */
  readonly ackedAt: string;
}

/** The screens of a store that were heard after `since` (ISO 8601, UTC), by name. */
export async function listScreens(
  db: Queryable,
  { storeId, since }: { readonly storeId: number; readonly since: string },
): Promise<KnownScreen[]> {
  const rows: { screen: string; seq: number; displayed: boolean | number; acked_at: string }[] = await db(
    'screen_ack',
  )
    .where({ store_id: storeId })
    .where('acked_at', '>=', since)
    .orderBy('screen');
  return rows.map(({ screen, seq, displayed, acked_at }) => ({
    screen,
    seq,
    displayed: Boolean(displayed),
    ackedAt: acked_at,
  }));
}

/** The same of several stores, null for all, with how loud each is and its store's clock. */
export async function listScreensOf(
  db: Queryable,
  { storeIds, since }: { readonly storeIds: readonly number[] | null; readonly since: string },
): Promise<(ScreenAck & KnownScreen & { readonly timeZone: string })[]> {
  const query = db('screen_ack as ack')
    .join('store', 'store.id', 'ack.store_id')
    .where('ack.acked_at', '>=', since)
    .orderBy([{ column: 'ack.store_id' }, { column: 'ack.screen' }]);
  if (storeIds) query.whereIn('ack.store_id', storeIds);
  const rows: {
    store_id: number;
    screen: string;
    seq: number;
    displayed: boolean | number;
    audio: ScreenAck['audio'];
    wake_lock: ScreenAck['wakeLock'];
    clock_skew_ms: number | null;
    acked_at: string;
    timezone: string;
  }[] = await query.select(
    'ack.store_id',
    'ack.screen',
    'ack.seq',
    'ack.displayed',
    'ack.audio',
    'ack.wake_lock',
    'ack.clock_skew_ms',
    'ack.acked_at',
    'store.timezone',
  );
  return rows.map((row) => ({
    storeId: row.store_id,
    screen: row.screen,
    seq: row.seq,
    displayed: Boolean(row.displayed),
    audio: row.audio,
    wakeLock: row.wake_lock,
    clockSkewMs: row.clock_skew_ms,
    ackedAt: row.acked_at,
    timeZone: row.timezone,
  }));
}
