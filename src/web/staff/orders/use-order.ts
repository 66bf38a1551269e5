import { useEffect } from 'preact/hooks';
import type { OrderOnWire } from '../../../protocol/orders.ts';
import { api } from '../../session/api.ts';
import { useLoad } from '../../ui/use-load.ts';
import { lastMessage, orders } from '../floor/floor.ts';

export interface KnownOrder {
  readonly order: OrderOnWire | undefined;
  readonly error: unknown;
  readonly reload: () => Promise<void>;
}

/** An order by its id: as the floor knows it, or, once it has ended, as the server does. */
export function useOrder(id: number): KnownOrder {
  const live = orders.value.get(id)?.order;
  const { data, error, reload } = useLoad(() => api.getOrder({ params: { id } }), [id]);
  const message = lastMessage.value;
  useEffect(() => {
    if (message && speaksOf(message, id)) void reload();
  }, [message]);
  const order = live && data ? (live.seq >= data.seq ? live : data) : (live ?? data);
  return { order, error: order ? undefined : error, reload };
}

function speaksOf(message: Readonly<Record<string, unknown>>, id: number): boolean {
  const about = message['payment'] ?? message['order'];
  if (typeof about !== 'object' || about === null) return false;
  return ('order_id' in about && about.order_id === id) || ('id' in about && about.id === id);
}
