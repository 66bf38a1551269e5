import { effect } from '@preact/signals';
import { menuItem } from '../../../protocol/menu.ts';
import { type OrderOnWire, order as orderSchema } from '../../../protocol/orders.ts';
import { store as storeSchema } from '../../../protocol/store.ts';
import { payment as paymentSchema } from '../../../protocol/payments.ts';
import type { ServerFrame } from '../../../protocol/frames.ts';
import type { Following, StreamMessage } from '../../../client/follow-stream.ts';
import { channel, follow } from '../../realtime/follow.ts';
import { say } from '../../ui/toasts.tsx';
import { tableCart as tableCartSchema } from '../../../protocol/cart.ts';
import { cart } from '../cart/cart-store.ts';
import { isSoldOut } from '../cart/cart.ts';
import { switchCart } from '../cart/switch-cart.ts';
import { loadCart, syncCart, takeCart } from '../cart/sync-cart.ts';
import { noteConnected } from '../connection.ts';
import { ask, guestApi } from '../guest-api.ts';
import { loadMenu, store, takeDish, takeStore } from '../menu/menu-store.ts';
import { resumeSending } from '../orders/send-order.ts';
import { dropOrder, openOrders, orders, takeOrder, takeOrders } from '../orders/orders-store.ts';
import { orderTexts } from '../orders/texts.ts';
import { takePayment } from '../payment/payments-store.ts';
import { guestTexts } from '../texts.ts';
import { endVisit, visitor, visitorToken } from '../visitor.ts';

/** Follows what happens at the table, or to a customer's orders, for as long as the page is open. */
export function followVisit(): void {
  let end = new AbortController();
  let followed = '';
  effect(() => {
    const channels = channelsOf();
    const wanted = `${visitor.value?.sender} ${channels.join()}`;
    if (wanted === followed) return;
    followed = wanted;
    end.abort();
    end = new AbortController();
    for (const path of channels) followChannel(path, end.signal);
  });
  addEventListener('online', () => void refresh());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void refresh();
  });
  switchCart();
  syncCart();
  resumeSending();
}

/** Orders that a page not at a table follows one by one. */
const mostOrders = 5;

function channelsOf(): string[] {
  const who = visitor.value;
  if (who?.kind === 'guest') return [`/ws/table/${who.tableId}`];
  const storeId = store.value?.id;
  if (who?.sender === undefined || storeId === undefined) return [];
  return [`/ws/menu/${storeId}`, ...openOrders.value.slice(0, mostOrders).map(({ id }) => `/ws/order/${id}`)];
}

function followChannel(path: string, signal: AbortSignal): void {
  let isLoaded = false;
  const load = path.startsWith('/ws/order/') ? loadOrders : refresh;
  const following: Following = follow({
    url: channel(path),
    token: visitorToken,
    signal,
    onMessage: take,
    onSignal: takeSignal,
    onResync: () => void refresh(),
    onState: ({ state }) => {
      if (state !== 'connected') return;
      noteConnected();
      // It is told beside the stream: what was missed is not told again.
      void loadCart();
      // Only from here on nothing is missed, so what is loaded now is complete.
      if (!isLoaded) void load();
      isLoaded = true;
    },
  });
  following.done.catch(() => {
    if (!signal.aborted && visitor.value?.kind === 'guest') endVisit();
  });
}

function take(message: StreamMessage): void {
  const dish = menuItem.safeParse(message['item']).data;
  if (message.type === 'menu_update' && dish) takeSoldOut(dish);
  const changed = storeSchema.safeParse(message['store']).data;
  if (changed) takeStore(changed);
  const order = orderSchema.safeParse(message['order']).data;
  const who = visitor.value;
  if (order && who?.kind === 'guest' && order.table_id !== who.tableId) takeLeave(order);
  else if (order) takeOrder(order);
  const payment = paymentSchema.safeParse(message['payment']).data;
  if (payment) {
    takePayment(payment);
    void loadOrder(payment.order_id);
  }
}

/** It belongs to another table now: this phone may not ask for it any more. */
function takeLeave({ id, daily_number: number, table_number: table }: OrderOnWire): void {
  const isKnown = orders.value.some((order) => order.id === id);
  dropOrder(id);
  if (isKnown && table !== null) say(orderTexts().movedOrder(number, table));
}

function takeSignal(frame: ServerFrame): void {
  const told = frame.type === 'cart_update' ? tableCartSchema.safeParse(frame['cart']).data : undefined;
  if (told) takeCart(told);
}

function takeSoldOut(dish: Parameters<typeof takeDish>[0]): void {
  takeDish(dish);
  const isChosen = cart.value.lines.some(({ itemId }) => itemId === dish.id);
  if (isChosen && isSoldOut(dish)) say(guestTexts().goneFrom(dish.name), 'bad');
}

/** Its event tells of the payment alone. */
async function loadOrder(id: number): Promise<void> {
  try {
    takeOrder(await ask(guestApi.getOrder({ params: { id } })));
  } catch {
    // The next word from the restaurant, or the next look, brings it.
  }
}

async function refresh(): Promise<void> {
  const storeId = store.value?.id;
  await Promise.allSettled([loadOrders(), loadCart(), ...(storeId === undefined ? [] : [loadMenu(storeId)])]);
}

async function loadOrders(): Promise<void> {
  if (visitor.value?.sender === undefined) return;
  try {
    takeOrders((await ask(guestApi.listOrders({ query: { limit: 30 } }))).items);
  } catch {
    // Said by the page's banner; the stream's return loads again.
  }
}
