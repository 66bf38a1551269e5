import { batch, computed, effect, signal } from '@preact/signals';
import { coerceError, DomainError } from '../../../domain/errors.ts';
import { mostCartLines } from '../../../domain/table-cart.ts';
import type { TableCartOnWire } from '../../../protocol/cart.ts';
import { explainError } from '../../ui/explain-error.ts';
import { say } from '../../ui/toasts.tsx';
import { ask, guestApi } from '../guest-api.ts';
import { loadMenu, store } from '../menu/menu-store.ts';
import { judgeFailure, wishedItems } from '../orders/outbox.ts';
import { orderTexts } from '../orders/texts.ts';
import type { CartLine } from './cart.ts';
import { takeOut } from './switch-cart.ts';
import { cart, outbox, saveCart, savedTableCart, tableCart } from './cart-store.ts';

/** What the phones of the table can't bear, and wish for the whole order. */
export const wishesOfTable = signal<TableCartOnWire['wishes']>([]);

/** Sends what this phone changes of the table's cart, as soon as there is a network; call once. */
export function syncCart(): void {
  addEventListener('online', () => soon(0));
  effect(() => {
    // An order on its way sends it itself, first.
    if (hasNews() && !outbox.value) soon();
  });
  const isUnknown = computed(() => tableCart.value?.version === 0);
  effect(() => {
    if (!isUnknown.value) return;
    wishesOfTable.value = [];
    void loadCart();
  });
}

/** Asks for the cart, and joins it the first time. Nothing is missed by who listens before. */
export async function loadCart(): Promise<void> {
  const table = tableCart.peek();
  if (!table) return takeOut();
  try {
    const { you, ...told } = await ask(guestApi.enterCart({ params: { id: table.tableId } }));
    takeCart(told, you);
    soon(0);
  } catch (thrown) {
    // The store may have left its phones carts of their own since the menu was loaded.
    if (isConflict(thrown)) await reloadStore();
  }
}

/** The cart as the restaurant has told it; what comes late and is older changes nothing. */
export function takeCart(told: TableCartOnWire, you?: number): void {
  const table = tableCart.peek();
  if (told.table_id !== table?.tableId || told.version < table.version) return;
  const isOrdered = table.round > 0 && told.round > table.round;
  batch(() => {
    savedTableCart.value = {
      ...table,
      you: you ?? table.you,
      version: told.version,
      round: told.round,
      phones: told.phones,
      lines: told.lines.map(toLine),
      movedTo: told.moved_to,
    };
    wishesOfTable.value = told.wishes;
    // What was not sent yet is in no order.
    if (isOrdered && JSON.stringify(ownWishes()) === table.said) saveCart({ note: '' });
  });
  if (isOrdered && told.moved_to !== null) say(orderTexts().movedTo(told.moved_to));
  if (!isOrdered || told.moved_to !== null || outbox.peek()) return;
  const last = told.last_order;
  if (last && last.phone !== tableCart.peek()?.you)
    say(orderTexts().orderedBy(orderTexts().phone(last.phone), last.daily_number));
}

/** Resolves when the restaurant has all that this phone changed. @throws what keeps it from that */
export async function flushCart(): Promise<void> {
  while (hasNews()) await put();
}

/** What was in the cart in this round is ordered; what others add meanwhile is of the next one. */
export function leaveRound(round: number): void {
  // Also where phones have carts of their own since it was sent.
  const table = tableCart.peek() ?? savedTableCart.peek();
  if (table?.round === round) savedTableCart.value = { ...table, round: round + 1, lines: [] };
}

let timer: ReturnType<typeof setTimeout> | undefined;
let failures = 0;
let sent: readonly number[] = [];
const burst = 10;
const burstMs = 20_000;
const restMs = 150;
const pauseMs = 2000;

/** A few taps go out at once, many together: a guest may ask only so often in a minute. */
function soon(ms = paceNow()): void {
  clearTimeout(timer);
  timer = setTimeout(() => void flushCart().catch(() => undefined), ms);
}

function paceNow(): number {
  if (failures > 0) return Math.min(15_000, 1000 * 2 ** Math.min(failures, 4));
  const now = Date.now();
  sent = sent.filter((at) => at > now - burstMs);
  return sent.length < burst ? restMs : Math.max(restMs, (sent.at(-1) ?? 0) + pauseMs - now);
}

let running: Promise<void> | undefined;

function put(): Promise<void> {
  running ??= putOnce().finally(() => {
    running = undefined;
  });
  return running;
}

/** How many lines go in one request; one by one to find the one that is refused. */
let most = mostCartLines;

async function putOnce(): Promise<void> {
  const table = tableCart.peek();
  if (!table) return;
  const lines = table.unsent.slice(0, most);
  const wishes = ownWishes();
  // The wishes go by themselves: what is refused is known to be the one or the other.
  const said = lines.length === 0 ? JSON.stringify(wishes) : table.said;
  sent = [...sent, Date.now()];
  try {
    const body = {
      lines: lines.flatMap((line) => wishedItems([line]).map((item) => ({ ...item, id: line.id ?? '' }))),
      ...(lines.length === 0 && { wishes }),
    };
    const {
      you,
      too_late: late,
      moved,
      ...told
    } = await ask(guestApi.changeCart({ params: { id: table.tableId }, body }));
    failures = 0;
    batch(() => {
      settle(lines, said);
      takeCart(told, you);
    });
    const nameOf = (id: string) => lines.find((line) => line.id === id)?.name ?? '';
    for (const { id, daily_number: number } of late) say(orderTexts().tooLate(nameOf(id), number), 'bad');
    for (const { id, table_number: table } of moved) say(orderTexts().movedLine(nameOf(id), table), 'bad');
    if (hasNews()) soon();
    else most = mostCartLines;
  } catch (thrown) {
    if (!failFor(thrown, lines, said)) throw coerceError(thrown);
  }
}

/** What a failed attempt means; whether there is anything to go on with. */
function failFor(thrown: unknown, lines: readonly CartLine[], said: string): boolean {
  const verdict = judgeFailure(thrown);
  if (verdict === 'again') {
    failures += 1;
    soon();
    return false;
  }
  if (verdict === 'session') return false;
  if (!isConflict(thrown) && lines.length > 1) {
    most = 1;
    return true;
  }
  settle(isConflict(thrown) ? (tableCart.peek()?.unsent ?? []) : lines, said);
  say(explainError(thrown), 'bad');
  if (isConflict(thrown)) void reloadStore();
  return true;
}

/** These changes need no sending any more, unless they were written anew meanwhile. */
function settle(lines: readonly CartLine[], said: string): void {
  const table = tableCart.peek();
  if (!table) return;
  const done = new Set(lines.map((line) => JSON.stringify(line)));
  savedTableCart.value = {
    ...table,
    said,
    unsent: table.unsent.filter((line) => !done.has(JSON.stringify(line))),
  };
}

function hasNews(): boolean {
  const table = tableCart.value;
  if (!table) return false;
  return table.unsent.length > 0 || JSON.stringify(ownWishes()) !== (table.said || nothing);
}

function ownWishes() {
  return { allergies: cart.value.allergies.trim(), note: cart.value.note.trim() };
}

const nothing = JSON.stringify({ allergies: '', note: '' });

async function reloadStore(): Promise<void> {
  const id = store.peek()?.id;
  if (id !== undefined) await loadMenu(id).catch(() => undefined);
}

function isConflict(thrown: unknown): boolean {
  return thrown instanceof DomainError && thrown.code === 'conflict';
}

function toLine(line: TableCartOnWire['lines'][number]): CartLine {
  const { id, menu_item_id: itemId, menu_item_name: name, quantity, options, note, phone } = line;
  return { id, itemId, name, quantity, options, note, phone };
}
