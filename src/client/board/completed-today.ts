import { businessDay, fromLocalIso } from '../../domain/local-time.ts';
import type { OrderOnWire } from '../../protocol/orders.ts';
import type { StoreOnWire } from '../../protocol/store.ts';
import type { ApiClient } from '../api-client.ts';

const pageSize = 100;

/** The orders completed in the store's business day of this moment: what can be brought back. @param now the server's time, ms */
export async function completedToday(
  api: Pick<ApiClient, 'listOrders'>,
  store: Pick<StoreOnWire, 'id' | 'timezone' | 'business_day_start'>,
  now: number,
): Promise<OrderOnWire[]> {
  const since = dayBegan(new Date(now), store.timezone, store.business_day_start).toISOString();
  const orders: OrderOnWire[] = [];
  for (;;) {
    const query = {
      store_id: store.id,
      status: 'completed',
      since,
      skip: orders.length,
      limit: pageSize,
    } as const;
    const { items, total } = await api.listOrders({ query });
    orders.push(...items);
    if (orders.length >= total || items.length === 0) return orders;
  }
}

/** When the store's business day of this moment began. @param start `04:00` */
export function dayBegan(now: Date, timeZone: string, start: string): Date {
  return fromLocalIso(`${businessDay(now, timeZone, start)}T${start}`, timeZone);
}
