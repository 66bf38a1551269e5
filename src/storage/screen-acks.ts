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
}

/**
 * Keeps the latest word of each screen: `seq` is up to where it has shown everything and never goes back; `displayed` and
 * `audio` are how it stands now. An ack without display therefore leaves `seq` alone.
 */
export async function saveScreenAcks(tx: Transaction, acks: readonly ScreenAck[]): Promise<void> {
  for (const { storeId, screen, seq, displayed, audio } of acks) {
    const shown = displayed ? seq : 0;
    await tx
      .db('screen_ack')
      .insert({ store_id: storeId, screen, seq: shown, displayed, audio, acked_at: tx.now.toISOString() })
      .onConflict(['store_id', 'screen'])
      .merge({
        seq: tx.db.raw('case when excluded.seq > screen_ack.seq then excluded.seq else screen_ack.seq end'),
        displayed: tx.db.raw('excluded.displayed'),
        audio: tx.db.raw('coalesce(excluded.audio, screen_ack.audio)'),
        acked_at: tx.db.raw('excluded.acked_at'),
      });
  }
}

/** How a screen stood when it was last heard. */
export interface KnownScreen extends Omit<ScreenAck, 'storeId' | 'audio'> {
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
    acked_at: string;
    timezone: string;
  }[] = await query.select(
    'ack.store_id',
    'ack.screen',
    'ack.seq',
    'ack.displayed',
    'ack.audio',
    'ack.acked_at',
    'store.timezone',
  );
  return rows.map(({ store_id: storeId, screen, seq, displayed, audio, acked_at: ackedAt, timezone }) => ({
    storeId,
    screen,
    seq,
    displayed: Boolean(displayed),
    audio,
    ackedAt,
    timeZone: timezone,
  }));
}
