import { setTimeout as pause } from 'node:timers/promises';
import { type ApiClient, createApiClient } from '../../src/client/api-client.ts';
import { DomainError } from '../../src/domain/errors.ts';

export interface RushOptions {
  readonly apiUrl: string;
  readonly token: string;
  readonly storeId: number;
  /** Guests that order one after another, at the same time as each other. */
  readonly guests: number;
  /** Menu items to order from. */
  readonly menuItemIds: readonly number[];
  /** Pause of a guest between two orders, ms. @default 0 */
  readonly pauseMs?: number;
}

export interface Rush {
  readonly acked: { readonly key: string; readonly orderId: number }[];
  readonly confirmed: number[];
  /** No new orders; resolves when those in hand are placed and confirmed. */
  stop(): Promise<void>;
}

/**
 * Guests who order and staff who confirm, as clients should: an idempotency key per order, and the same request again until there
 * is an answer. The key stands in the order's note too, for the checker.
 */
export function startRush(options: RushOptions): Rush {
  const rush = { acked: [] as { key: string; orderId: number }[], confirmed: [] as number[] };
  const stopping = new AbortController();
  const guests = Array.from({ length: options.guests }, (_, guest) =>
    orderUntil(stopping.signal, guest, rush, options),
  );
  // A guest who meets an error is heard at the stop, not as an unhandled rejection in the middle.
  const ended = Promise.allSettled(guests);
  return {
    ...rush,
    stop: async () => {
      stopping.abort();
      for (const outcome of await ended) if (outcome.status === 'rejected') throw outcome.reason;
    },
  };
}

async function orderUntil(
  signal: AbortSignal,
  guest: number,
  rush: Pick<Rush, 'acked' | 'confirmed'>,
  options: RushOptions,
): Promise<void> {
  const { apiUrl, token, storeId, menuItemIds, pauseMs = 0 } = options;
  for (let round = 0; !signal.aborted; round++) {
    const key = `rush-${guest}-${round}`;
    const menuItemId = menuItemIds[(guest + round) % menuItemIds.length] ?? 1;
    const items = [{ menu_item_id: menuItemId, quantity: 1 + (round % 3) }];
    const client = createApiClient({ baseUrl: apiUrl, token, newKey: () => key });
    const order = await untilAnswered(() =>
      client.createOrder({ body: { store_id: storeId, items, note: key, service_mode: 'takeout' } }),
    );
    rush.acked.push({ key, orderId: order.id });
    if (await confirm(client, order.id)) rush.confirmed.push(order.id);
    if (pauseMs > 0) await pause(pauseMs);
  }
}

/** False when the order is not there any more, which is for the checker to find. */
function confirm(client: ApiClient, orderId: number): Promise<boolean> {
  return untilAnswered(async () => {
    try {
      await client.changeOrderStatus({ params: { id: orderId }, body: { status: 'confirmed' } });
      return true;
    } catch (thrown) {
      if (!(thrown instanceof DomainError)) throw thrown;
      if (thrown.code === 'not_found') return false;
      // The first attempt's answer was lost on the way; its effect was not.
      if (thrown.code === 'illegal_transition' && thrown.details.current_status === 'confirmed') return true;
      throw thrown;
    }
  });
}

/** A server that is down or restarting is asked again; any other error is a defect. */
async function untilAnswered<T>(request: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await request();
    } catch (thrown) {
      const retryable =
        thrown instanceof DomainError && ['not_running', 'not_ready', 'too_many'].includes(thrown.code);
      if (!retryable) throw thrown;
      await pause(20);
    }
  }
}
