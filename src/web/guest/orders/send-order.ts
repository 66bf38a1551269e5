import { effect, signal } from '@preact/signals';
import { randomKey } from '../../../client/random-key.ts';
import { composeNote } from '../../../domain/guest-note.ts';
import { explainError } from '../../ui/explain-error.ts';
import { say } from '../../ui/toasts.tsx';
import { cart, outbox, saveCart, tableCart } from '../cart/cart-store.ts';
import { flushCart, leaveRound } from '../cart/sync-cart.ts';
import { ask, guestClient } from '../guest-api.ts';
import { store } from '../menu/menu-store.ts';
import { replaceView, view } from '../view.ts';
import { visitor } from '../visitor.ts';
import { orderTexts } from './texts.ts';
import { takeOrder } from './orders-store.ts';
import { judgeFailure, wishedItems, withNote } from './outbox.ts';
import type { Outbox } from './outbox-schema.ts';

/** An attempt failed without an answer: the guest may stop waiting for it. */
export const isUnanswered = signal(false);

export interface Wish {
  /** The open order that gets the dishes; null makes a new one. */
  readonly addTo: number | null;
  readonly serviceMode?: Outbox['order']['service_mode'];
  readonly address?: string | undefined;
}

/** Puts the cart on its way. From here on it is sent, under one key, until the restaurant has answered. */
export function sendCart({ addTo, serviceMode, address }: Wish): Promise<void> {
  const sender = visitor.value?.sender;
  const storeId = store.value?.id;
  if (outbox.value || sender === undefined || storeId === undefined) return Promise.resolve();
  const table = tableCart.value;
  if (table) {
    const all = { id: table.tableId, round: table.round };
    saveCart({
      outbox: { key: randomKey(), sender, addTo, table: all, order: { store_id: storeId, items: [] } },
    });
    return attempt();
  }
  const { lines, allergies, note } = cart.value;
  const composed = composeNote(allergies, note);
  saveCart({
    outbox: {
      key: randomKey(),
      sender,
      addTo,
      order: {
        store_id: storeId,
        ...(serviceMode && { service_mode: serviceMode }),
        ...(address && { delivery_address: address }),
        ...(composed !== undefined && { note: composed }),
        // An order's note is given once; with added dishes it goes on each of them.
        items: wishedItems(addTo === null ? lines : withNote(lines, composed)),
      },
    },
  });
  return attempt();
}

/** Nobody knows whether it arrived: the dishes are the guest's again, who looks at the orders first. */
export function stopSending(): void {
  saveCart({ outbox: undefined });
  isUnanswered.value = false;
  say(orderTexts().uncertain);
}

/** Goes on with what a reload or a lost network left behind; call once. */
export function resumeSending(): void {
  addEventListener('online', () => void attempt());
  effect(() => {
    if (outbox.value && visitor.value) void attempt();
  });
}

let running: Promise<void> | undefined;
let retry: ReturnType<typeof setTimeout> | undefined;
let failures = 0;

function attempt(): Promise<void> {
  running ??= send().finally(() => {
    running = undefined;
  });
  return running;
}

async function send(): Promise<void> {
  clearTimeout(retry);
  let sending = outbox.peek();
  if (!sending) return;
  // Under another session the key is worth nothing: it might be ordered twice.
  if (sending.sender !== visitor.peek()?.sender) return stopSending();
  try {
    if (sending.table) sending = await flushFirst(sending);
    const order = await ask(post(sending));
    failures = 0;
    isUnanswered.value = false;
    takeOrder(order);
    if (sending.table) leaveRound(sending.table.round);
    // What the guest can't bear stays true for the next order.
    saveCart({ note: '', outbox: undefined, ...(!sending.table && { lines: [] }) });
    if (view.peek().name === 'cart') replaceView(`order/${order.id}`);
    else say(orderTexts().arrived(order.daily_number));
  } catch (thrown) {
    const verdict = judgeFailure(thrown);
    if (verdict === 'session') return stopSending();
    if (verdict === 'refused') {
      saveCart({ outbox: undefined });
      say(explainError(thrown), 'bad');
      return;
    }
    failures += 1;
    isUnanswered.value = true;
    retry = setTimeout(() => void attempt(), Math.min(15_000, 1000 * 2 ** Math.min(failures, 4)));
  }
}

/** All that this phone changed of the shared cart is there before it is ordered. */
async function flushFirst(sending: Outbox): Promise<Outbox> {
  await flushCart();
  const round = tableCart.peek()?.round ?? 0;
  if (sending.table?.round !== 0 || round === 0) return sending;
  const known = { ...sending, table: { ...sending.table, round } };
  saveCart({ outbox: known });
  return known;
}

function post({ key, addTo, order, table }: Outbox) {
  const client = guestClient(() => key);
  if (table)
    return client.orderCart({ params: { id: table.id }, body: { round: table.round, add_to: addTo } });
  if (addTo === null) return client.createOrder({ body: order });
  return client.addOrderItems({ params: { id: addTo }, body: { items: order.items } });
}
