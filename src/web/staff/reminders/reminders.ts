import { computed, signal } from '@preact/signals';
import { z } from 'zod';
import type { StreamMessage } from '../../../client/follow-stream.ts';
import { reminderFrame } from '../../../protocol/frames.ts';
import { kept } from '../../session/kept.ts';
import { accessToken } from '../../session/session.ts';
import { currentStore } from '../../session/store-choice.ts';
import { channel, follow } from '../../realtime/follow.ts';
import { say } from '../../ui/toasts.tsx';
import { failure, orders } from '../floor/floor.ts';
import { nameOf } from '../words.ts';
import { chooseCalls, hearOnce } from './choose-calls.ts';
import { reminderTexts } from './texts.ts';

const remembered = 200;

/** What this device heard on the reminders channel and how far, so that a reload misses no urging guest. */
const memory = kept(
  'staff.reminders',
  z.object({
    store: z.int(),
    seq: z.int(),
    epoch: z.string().optional(),
    heard: z.array(z.object({ seq: z.int(), type: z.union([z.literal(1), z.literal(2)]), orderId: z.int() })),
  }),
);
const noted = kept('staff.noted', z.array(z.string()));
/** How many orders this page is just placing: nobody is called for what they did themselves. */
const ownUnderWay = signal(0);

/** What is called out until somebody takes note. */
export const calls = computed(() => {
  const store = currentStore.value;
  if (!store || ownUnderWay.value > 0) return [];
  return chooseCalls({
    orders: orders.value.values(),
    heard: memory.value?.store === store.id ? memory.value.heard : [],
    noted: new Set(noted.value),
    policy: store.confirm_policy,
  });
});

/** Somebody here has taken note. */
export function takeNote(...ids: string[]): void {
  noted.value = [...(noted.value ?? []), ...ids].slice(-remembered);
}

export function noteOwnOrder(orderId: number): void {
  takeNote(`arrival ${orderId}`);
}

/** While an order is placed here, its arrival waits until it is known whose it is. */
export async function withoutRinging<Result>(work: () => Promise<Result>): Promise<Result> {
  ownUnderWay.value += 1;
  try {
    return await work();
  } finally {
    ownUnderWay.value -= 1;
  }
}

/** Listens on the reminders channel of a store, from where this device left off, until it is told to stop. */
export function followReminders(storeId: number): () => void {
  const ending = new AbortController();
  const known = memory.value?.store === storeId ? memory.value : undefined;
  const following = follow({
    url: channel(`/ws/reminders/${storeId}`),
    token: accessToken,
    signal: ending.signal,
    ...(known && { since: known.seq, ...(known.epoch !== undefined && { epoch: known.epoch }) }),
    onMessage: (message) => hear(storeId, message, following.position().epoch),
  });
  following.done.catch((thrown: unknown) => {
    if (!ending.signal.aborted) failure.value = thrown;
  });
  return () => ending.abort();
}

function hear(store: number, message: StreamMessage, epoch: string | undefined): void {
  const reminder = reminderFrame.safeParse(message);
  if (!reminder.success) return;
  const { seq, type, orderId } = reminder.data;
  const before = memory.value?.store === store ? memory.value.heard : [];
  memory.value = { store, seq, epoch, heard: hearOnce(before, reminder.data) };
  const order = orders.value.get(orderId)?.order;
  // Guests who pay after their meal are no arrival.
  if (type === 1 && order && order.status !== 'pending') say(reminderTexts().paid(nameOf(order)));
}
