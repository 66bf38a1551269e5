import { DomainError } from '../../domain/errors.ts';
import type { Actor } from '../../domain/roles.ts';
import { changeLines, type ChangedLines, noteOfTable, type TableCartLine } from '../../domain/table-cart.ts';
import type { CartChange } from '../../protocol/cart.ts';
import { recallMenuItems } from '../../storage/menu-items.ts';
import { findMovedLines } from '../../storage/moved-carts.ts';
import type { Transaction } from '../../storage/storage.ts';
import { findOrderedLines, saveLines, saveWishes, touchCart } from '../../storage/table-carts.ts';
import { joinCart, type JoinedCart } from './join-cart.ts';

export interface ChangedCart extends JoinedCart {
  readonly tooLate: ChangedLines['tooLate'];
  /** Lines that went with the party to another table, and its number. */
  readonly moved: ReadonlyMap<string, string>;
}

/**
 * What one phone changed of the shared cart, line by line; what others wrote stays. A line that is in an order already, or at
 * another table, is told and not doubled.
 * @throws DomainError as `joinCart`, `invalid` for a dish that the menu lacks, for too many lines or too many wishes
 */
export async function changeCart(
  tx: Transaction,
  { id, change, actor }: { readonly id: number; readonly change: CartChange; readonly actor: Actor },
): Promise<ChangedCart> {
  const joined = await joinCart(tx, actor, id);
  const { cart, phone } = joined;
  const written = await nameLines(tx, joined, change.lines);
  const ids = written.map((line) => line.id);
  const ordered = await findOrderedLines(tx.db, id, ids);
  const moved = await findMovedLines(tx.db, id, ids);
  const here = written.filter((line) => !moved.has(line.id));
  const { lines, tooLate } = changeLines(cart.lines, here, ordered);
  const wishing = { ...phone, ...change.wishes };
  const phones = cart.phones.map((each) => (each === phone ? wishing : each));
  if (change.wishes) noteOfTable(phones);
  await saveLines(tx, id, { before: cart.lines, after: lines });
  await saveWishes(tx, id, wishing);
  await touchCart(tx, id);
  const after = await joinCart(tx, actor, id);
  return { ...after, tooLate, moved };
}

/** @throws DomainError `invalid` */
async function nameLines(
  tx: Transaction,
  { store, phone }: JoinedCart,
  lines: CartChange['lines'],
): Promise<TableCartLine[]> {
  const menu = await recallMenuItems(
    tx,
    store.id,
    lines.map(({ menu_item_id }) => menu_item_id),
  );
  return lines.map(({ id, menu_item_id: itemId, quantity, options = {}, note = '' }, index) => {
    const dish = menu.get(itemId);
    // What is off the menu since can still be taken away.
    if (!dish && quantity > 0)
      throw new DomainError('invalid', `The menu has no dish ${itemId}.`, {
        errors: [{ path: `lines.${index}.menu_item_id`, message: 'is not on the menu' }],
      });
    return { id, itemId, name: dish?.name ?? '', quantity, options, note, phone: phone.number };
  });
}
