import { type CartLine, keyOf } from './cart.ts';
import { addToCart, cart, isLocked, setQuantity, write } from './cart-store.ts';

/** Another wish in the place of a line. */
export function replaceLine(key: string, line: CartLine): void {
  if (isLocked.value) return;
  const before = cart.value.lines.find((each) => keyOf(each) === key);
  if (before?.id !== undefined) return write({ ...before, ...line });
  setQuantity(key, 0);
  addToCart(line);
}
