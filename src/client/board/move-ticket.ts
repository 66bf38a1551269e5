import type { OrderOnWire } from '../../protocol/orders.ts';
import type { ApiClient } from '../api-client.ts';
import type { Bump, Ticket } from './tickets.ts';

type Api = Pick<ApiClient, 'changeOrderStatus' | 'changeItemStatus'>;
type Move = Exclude<Bump, { kind: 'note' }>;

/** Carries a bump out, dish by dish. @returns the order after it */
export async function moveTicket(
  api: Api,
  id: number,
  move: Move,
): Promise<Pick<OrderOnWire, 'status' | 'seq'>> {
  if (move.kind === 'order') return api.changeOrderStatus({ params: { id }, body: { status: move.to } });
  let order: Pick<OrderOnWire, 'status' | 'seq'> = { status: 'preparing', seq: 0 };
  for (const itemId of move.itemIds)
    order = await api.changeItemStatus({ params: { id, item_id: itemId }, body: { status: move.to } });
  return order;
}

/**
 * What takes a bump of this ticket back, one step; undefined for a confirmation: the kitchen was told, that can't be unsaid.
 * @param ticket as it was before the bump
 */
export function undoOf(
  api: Api,
  { orderId: id, lines }: Pick<Ticket, 'orderId' | 'lines'>,
  move: Move,
): (() => Promise<void>) | undefined {
  if (move.kind === 'items') {
    return async () => {
      for (const itemId of move.itemIds) {
        const was = lines.find((line) => line.itemId === itemId)?.state;
        const back = move.to === 'preparing' ? (['pending'] as const) : (['preparing', 'pending'] as const);
        const steps = move.to === 'ready' && was === 'cooking' ? back.slice(0, 1) : back;
        for (const status of steps)
          await api.changeItemStatus({ params: { id, item_id: itemId }, body: { status } });
      }
    };
  }
  if (move.to === 'confirmed') return undefined;
  return async () => {
    await api.changeOrderStatus({ params: { id }, body: { status: 'serving' } });
  };
}

/** Brings a finished ticket back: the dishes of a station are being cooked again, a whole order (null) goes back to the pass. */
export async function recallTicket(api: Api, order: OrderOnWire, station: string | null): Promise<void> {
  const params = { id: order.id };
  if (order.status === 'completed') await api.changeOrderStatus({ params, body: { status: 'serving' } });
  if (station === null && order.status === 'completed') return;
  const items = order.items.filter((item) => station === null || item.station === station);
  for (const { id, status } of items) {
    const back =
      status === 'served' || order.status === 'completed'
        ? (['ready', 'preparing'] as const)
        : (['preparing'] as const);
    if (status !== 'ready' && status !== 'served') continue;
    for (const to of back)
      await api.changeItemStatus({ params: { ...params, item_id: id }, body: { status: to } });
  }
}
