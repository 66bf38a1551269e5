import { batch, effect } from '@preact/signals';
import { randomKey } from '../../../client/random-key.ts';
import { DomainError } from '../../../domain/errors.ts';
import { say } from '../../ui/toasts.tsx';
import { ask, guestApi } from '../guest-api.ts';
import { orderTexts } from '../orders/texts.ts';
import { addLine, type CartLine, ownLines } from './cart.ts';
import { outbox, ownCart, saveCart, savedTableCart, tableCart, visitName } from './cart-store.ts';

/** When the store changes who shares a cart, what a guest has chosen stays theirs; call once. */
export function switchCart(): void {
  effect(() => {
    // An order on its way empties the cart that it was sent from.
    if (visitName.value === undefined || outbox.value) return;
    if (tableCart.value) bringAlong();
    else if (leftCart()) void takeOut();
  });
}

/** Phones have carts of their own by now: takes what this one has in the shared cart out of it. */
export async function takeOut(): Promise<void> {
  running ??= take().finally(() => {
    running = undefined;
  });
  return running;
}

let running: Promise<void> | undefined;

async function take(): Promise<void> {
  const left = leftCart();
  if (!left) return;
  const told = await lastTold(left.tableId);
  const now = leftCart();
  if (told === undefined || !now || tableCart.peek() || outbox.peek()) return;
  const lines = ownLines(now, told);
  batch(() => {
    savedTableCart.value = undefined;
    saveCart({
      lines: lines.reduce<readonly CartLine[]>(addLine, ownCart.peek().lines).map((line) => ({ ...line })),
      visit: visitName.peek(),
    });
  });
  say(orderTexts().ownCarts);
}

/** What the restaurant has of this phone: it may have been ordered since. Undefined when nobody knows. */
async function lastTold(tableId: number): Promise<Parameters<typeof ownLines>[1] | undefined> {
  try {
    return await ask(guestApi.enterCart({ params: { id: tableId } }));
  } catch (thrown) {
    // It never joined: what it has was not sent yet.
    return thrown instanceof DomainError && thrown.code === 'conflict' ? { you: 0, lines: [] } : undefined;
  }
}

/** The shared cart of this visit, which is none any more. */
function leftCart() {
  const saved = savedTableCart.value;
  return saved && !tableCart.value && `${saved.tableId} ${saved.visit}` === visitName.value
    ? saved
    : undefined;
}

/** The phones of the table share a cart by now: what this one has goes into it. */
function bringAlong(): void {
  const { lines, visit } = ownCart.peek();
  const table = tableCart.peek();
  if (!table || lines.length === 0 || visit !== visitName.peek()) return;
  batch(() => {
    saveCart({ lines: [] });
    const brought = lines.map((line) => ({ ...line, id: randomKey(), phone: table.you }));
    savedTableCart.value = { ...table, unsent: [...table.unsent, ...brought] };
  });
  say(orderTexts().sharedCart);
}
