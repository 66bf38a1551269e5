import { DomainError } from '../../domain/errors.ts';
import type { MenuItem } from '../../domain/menu.ts';
import type { Order, OrderItem } from '../../domain/placed-order.ts';
import type { Store } from '../../domain/places.ts';
import type { Actor } from '../../domain/roles.ts';
import { findMenuItemsOf } from '../../storage/menu-items.ts';
import { findTakenStock, logStock, restoreStock, takeStock } from '../../storage/stock.ts';
import type { Transaction } from '../../storage/storage.ts';
import { announceMenuItem } from './announce-menu-item.ts';

export interface StockToTake {
  readonly store: Store;
  readonly orderId: number;
  readonly items: readonly OrderItem[];
  /** The dishes as the menu has them. */
  readonly menu: ReadonlyMap<number, MenuItem>;
  readonly actor: Actor;
}

/** Counts the stock of an order's dishes down; the last piece is announced. @throws DomainError `sold_out` naming the dish */
export async function takeStocks(
  tx: Transaction,
  { store, orderId, items, menu, actor }: StockToTake,
): Promise<void> {
  const wanted = new Map<MenuItem, OrderItem[]>();
  for (const item of items) {
    const dish = menu.get(item.menuItemId);
    if (dish && dish.stock !== null) wanted.set(dish, [...(wanted.get(dish) ?? []), item]);
  }
  for (const [dish, lines] of wanted) {
    const left = await takeStock(tx, dish, countPieces(lines));
    if (left === undefined)
      throw new DomainError('sold_out', `${dish.name} is sold out.`, {
        menu_item_id: dish.id,
        menu_item_name: dish.name,
      });
    logStock(
      tx,
      lines.map(({ id, quantity }) => ({
        dish,
        kind: 'order',
        quantity: -quantity,
        actor: actor.subject,
        orderId,
        orderItemId: id,
      })),
    );
    if (left === 0) await announceMenuItem(tx, store, { ...dish, stock: 0 });
  }
}

export interface StockToRestore {
  readonly store: Store;
  readonly order: Pick<Order, 'id'>;
  /** Dishes that won't be cooked. */
  readonly items: readonly OrderItem[];
  readonly kind: 'void' | 'cancel';
  readonly actor: Actor;
  /** Of each dish no more than so many pieces. @default all that it took */
  readonly atMost?: number;
}

/** Gives back exactly what the dishes took, once; a dish that was sold out is announced. */
export async function restoreStocks(
  tx: Transaction,
  { store, order, items, kind, actor, atMost = Number.POSITIVE_INFINITY }: StockToRestore,
): Promise<void> {
  const taken = await findTakenStock(
    tx,
    items.map(({ id }) => id),
  );
  const back = new Set<number>();
  for (const { dish, orderItemId, quantity: pieces } of taken) {
    const quantity = Math.min(pieces, atMost);
    const stock = await restoreStock(tx, dish, quantity);
    if (stock === undefined) continue;
    logStock(tx, [{ dish, kind, quantity, actor: actor.subject, orderId: order.id, orderItemId }]);
    if (stock === quantity) back.add(dish.id);
  }
  for (const dish of await findMenuItemsOf(tx.db, store.id, [...back]))
    await announceMenuItem(tx, store, dish);
}

function countPieces(lines: readonly OrderItem[]): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0);
}
