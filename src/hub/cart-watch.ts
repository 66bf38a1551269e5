import { toLocalIso } from '../domain/local-time.ts';
import { cartOnWire } from '../operations/carts/cart-on-wire.ts';
import type { CartUpdate } from '../protocol/cart.ts';
import type { Clock } from '../runtime/clock.ts';
import { findTablePlace } from '../storage/channel-owners.ts';
import type { Storage } from '../storage/storage.ts';
import { cartsVersion, findCart, findChangedCarts } from '../storage/table-carts.ts';
import type { LiveStream } from './live-stream.ts';
import { encodeFrame } from './message.ts';

export interface CartWatchOptions {
  readonly storage: Pick<Storage, 'read'>;
  readonly clock: Clock;
}

/**
 * Tells the followers of tables how their shared carts are now. Carts aren't in the event log: what is told has no place in the
 * stream, and who comes back asks. Resolves with the look: whatever of these streams' carts changed since the last one is told.
 */
export function createCartWatch({ storage, clock }: CartWatchOptions) {
  let seen: number | undefined;
  return async (streams: readonly LiveStream[]): Promise<void> => {
    const followed = new Map(
      streams.flatMap((stream) => {
        const [kind, id] = stream.id.split(':');
        return kind === 'table' && stream.followers.size > 0 ? [[Number(id), stream] as const] : [];
      }),
    );
    if (followed.size === 0) return;
    const version = await cartsVersion(storage.read);
    if (seen === version) return;
    // Without a mark (the first look, or another history) everybody is told once.
    const after = seen === undefined || seen > version ? 0 : seen;
    for (const tableId of await findChangedCarts(storage.read, after, [...followed.keys()])) {
      const cart = await findCart(storage.read, tableId);
      const place = await findTablePlace(storage.read, tableId);
      if (!cart || !place) continue;
      const timestamp = toLocalIso(clock.now(), place.timezone);
      const frame = encodeFrame({
        type: 'cart_update',
        cart: cartOnWire(cart),
        timestamp,
      } satisfies CartUpdate);
      for (const follower of followed.get(tableId)?.followers ?? []) follower.signal(frame);
    }
    // Not before: a look that failed in between is made again.
    seen = version;
  };
}
