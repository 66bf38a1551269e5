import { batch, computed, signal } from '@preact/signals';
import { type Board, emptyBoard, loadBoard } from '../../../client/board/board.ts';
import { followBoard } from '../../../client/board/follow-board.ts';
import type { StreamMessage } from '../../../client/follow-stream.ts';
import { coerceError } from '../../../domain/errors.ts';
import { order as orderSchema, type OrderOnWire } from '../../../protocol/orders.ts';
import { systemClock } from '../../../runtime/clock.ts';
import { api } from '../../session/api.ts';
import { accessToken } from '../../session/session.ts';
import { channel, follow } from '../../realtime/follow.ts';
import { hearOfTable, loadTables } from '../tables/tables.ts';
import { isOwing } from './columns.ts';
import { mergeOrders } from './merge-orders.ts';

const board = signal<Board>(emptyBoard);
/** Orders as an answer to this page showed them: often sooner than the stream does. */
const answers = signal<ReadonlyMap<number, OrderOnWire>>(new Map());

/** Whether the first list is there. */
export const isLoaded = signal(false);
/** Whether messages arrive by themselves. */
export const isLive = signal(false);
/** When the stream last gave a sign of life, monotonic ms. */
export const heardAt = signal<number | undefined>(undefined);
/** Why the list could not be had; undefined when the last look went well. */
export const failure = signal<unknown>(undefined);
/** The server's clock less this device's, ms. */
export const skew = signal(0);
/** This device's clock, once a second. */
export const ticking = signal(Date.now());
/** The server's time, ms. */
export const now = computed(() => ticking.value + skew.value);
/** The last message of the store's stream; what depends on more than orders looks again. */
export const lastMessage = signal<StreamMessage | undefined>(undefined);
/** All orders of the store that are open, and those completed that somebody still owes for. */
export const orders = computed(() => mergeOrders(board.value, answers.value));

/** What the server answered about an order is true here at once. */
export function showAnswer<Shown extends OrderOnWire>(order: Shown): Shown {
  answers.value = new Map(answers.value).set(order.id, order);
  return order;
}

/** Looks at everything again. */
export async function refreshFloor(storeId: number): Promise<void> {
  try {
    const query = { store_id: storeId, limit: 100 };
    const [active, owing] = await Promise.all([
      api.listOrders({ query: { ...query, active: true } }),
      api.listOrders({ query: { ...query, owing: true, active: false } }),
      loadTables(storeId),
    ]);
    batch(() => {
      if (!isLive.value) board.value = loadBoard(board.value, active.items, active.seq);
      isLoaded.value = true;
      failure.value = undefined;
      // An answer that the list is later than has had its day.
      const newer = [...answers.value].filter(([, { seq }]) => seq > active.seq);
      answers.value = new Map([...owing.items.map((order) => [order.id, order] as const), ...newer]);
    });
  } catch (thrown) {
    failure.value = thrown;
  }
}

const lookAgainMs = 5000;

/** Follows a store until it is told to stop; while the stream is silent, and after a look that failed, it asks every few seconds. */
export function followFloor(storeId: number): () => void {
  const ending = new AbortController();
  const { signal: ended } = ending;
  batch(() => {
    board.value = emptyBoard;
    answers.value = new Map();
    isLoaded.value = false;
    isLive.value = false;
  });
  void keepFollowing(storeId, ended);
  void lookWhileSilent(storeId, ended);
  const timer = setInterval(() => {
    ticking.value = Date.now();
  }, 1000);
  ended.addEventListener('abort', () => clearInterval(timer));
  return () => ending.abort();
}

async function keepFollowing(storeId: number, ended: AbortSignal): Promise<void> {
  while (!ended.aborted) {
    let isFollowing = false;
    try {
      const { done } = await followBoard({
        api,
        store: storeId,
        follow,
        url: channel(`/ws/store/${storeId}`),
        token: accessToken,
        signal: ended,
        onBoard: (next, message) => {
          if (ended.aborted) return;
          take(next, message);
          // History was replaced: what is no order has to be looked up anew, too.
          if (isFollowing && message === undefined) void refreshFloor(storeId);
        },
        onState: ({ state }) => {
          isLive.value = state === 'connected';
        },
        onAlive: (timestamp) => {
          heardAt.value = systemClock.monotonic();
          if (timestamp !== undefined) skew.value = Date.parse(timestamp) - Date.now();
        },
      });
      isFollowing = true;
      failure.value = undefined;
      await refreshFloor(storeId);
      await done;
    } catch (thrown) {
      failure.value = coerceError(thrown);
      isLive.value = false;
    }
    await systemClock.sleep(lookAgainMs, ended);
  }
}

function take(next: Board, message: StreamMessage | undefined): void {
  if (message) hearOfTable(message);
  batch(() => {
    board.value = next;
    isLoaded.value = true;
    lastMessage.value = message;
    const [ended] = next.ended;
    // The board remembers only the latest of those that ended.
    if (ended && isOwing(ended.order)) showAnswer(ended.order);
  });
  // It may be the payment of an order that has ended, which the board does not follow.
  const paid = message?.type === 'payment_status_update' && orderSchema.safeParse(message['order']);
  if (paid && paid.success) showAnswer(paid.data);
}

async function lookWhileSilent(storeId: number, ended: AbortSignal): Promise<void> {
  while (!ended.aborted) {
    await systemClock.sleep(lookAgainMs, ended);
    // After a failed look, too: the stream may be live, and would never say that the list can be had again.
    const isDue = !isLive.value || failure.value !== undefined;
    if (isDue && !ended.aborted) await refreshFloor(storeId);
  }
}
