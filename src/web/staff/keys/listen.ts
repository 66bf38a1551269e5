import { columnsOf, isOwing, toCarry } from '../floor/columns.ts';
import { orders } from '../floor/floor.ts';
import { confirmOrder, serveAll } from '../orders/moves.ts';
import { calls, takeNote } from '../reminders/reminders.ts';
import { toggleMute } from '../reminders/ringing.ts';
import { currentStore } from '../../session/store-choice.ts';
import { openSheet, sheet } from '../sheet.ts';
import { showView } from '../view.ts';
import { actionOf, type KeyAction } from './key-actions.ts';

/** A second press this soon after the first was done is no second wish, ms. */
const sameHandMs = 300;

/** Listens to the keyboard until it is told to stop. A key that is held, or pressed twice at once, does what it does once. */
export function listenToKeys(): () => void {
  let isRunning = false;
  let doneAt = Number.NEGATIVE_INFINITY;
  let latest: KeyAction | undefined;
  const listen = async (event: KeyboardEvent) => {
    const target = event.target;
    const isTyping = target instanceof Element && target.matches('input, textarea, select');
    const action = actionOf(event, isTyping);
    // Whatever window is open, what lies below it is out of reach.
    if (!action || sheet.value || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    const isSteering = steering.has(action);
    const isSameHand = latest === action && performance.now() - doneAt < sameHandMs;
    if (!isSteering && (event.repeat || isRunning || isSameHand)) return;
    if (isSteering) return run[action]();
    isRunning = true;
    latest = action;
    try {
      await run[action]();
    } finally {
      isRunning = false;
      doneAt = performance.now();
    }
  };
  const hear = (event: KeyboardEvent) => void listen(event);
  addEventListener('keydown', hear);
  return () => removeEventListener('keydown', hear);
}

/** These change only what is looked at. */
const steering: ReadonlySet<KeyAction> = new Set(['orders', 'tables', 'recent', 'next', 'previous']);

const run: Readonly<Record<KeyAction, () => unknown>> = {
  orders: () => showView('orders'),
  tables: () => showView('tables'),
  recent: () => showView('recent'),
  create: () => openSheet({ name: 'new-order', tableId: undefined }),
  next: () => step(1),
  previous: () => step(-1),
  confirm: () => {
    const entry = chosen() ?? columns().confirm[0];
    return entry?.order.status === 'pending' && confirmOrder(entry.order);
  },
  pay: () => {
    const { now, later } = columns().pay;
    const entry = chosen() ?? now[0] ?? later[0];
    if (entry && isOwing(entry.order)) openSheet({ name: 'pay', orderId: entry.order.id });
  },
  serve: () => {
    const entry = chosen() ?? columns().serve.now[0];
    return entry && toCarry(entry.order).length > 0 && serveAll(entry.order);
  },
  note: () => {
    const [first] = calls.value;
    if (first) takeNote(first.id);
  },
  mute: toggleMute,
  help: () => openSheet({ name: 'keys' }),
};

function columns() {
  return columnsOf(orders.value.values(), currentStore.value?.confirm_policy ?? 'manual');
}

/** The order whose card has the focus. */
function chosen() {
  const card = document.activeElement?.closest('[data-order]');
  return card ? orders.value.get(Number(card.getAttribute('data-order'))) : undefined;
}

function step(by: 1 | -1): void {
  const heads = [...document.querySelectorAll<HTMLElement>('[data-focus]')].filter(
    (head) => head.offsetParent !== null,
  );
  const at = heads.findIndex((head) => head.closest('[data-order]')?.contains(document.activeElement));
  heads[at === -1 ? 0 : Math.min(heads.length - 1, Math.max(0, at + by))]?.focus();
}
