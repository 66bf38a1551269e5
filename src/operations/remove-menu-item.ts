import type { Actor } from '../domain/roles.ts';
import { removeMenuItem as saveRemoval } from '../storage/menu-items.ts';
import type { Transaction } from '../storage/storage.ts';
import { announceMenuItem } from './announce-menu-item.ts';
import { requireMenuItem } from './change-menu-item.ts';

/** Takes a dish off the menu; orders keep it. @throws DomainError `not_found` */
export async function removeMenuItem(
  tx: Transaction,
  { id, actor }: { readonly id: number; readonly actor: Actor },
): Promise<void> {
  const { item, store } = await requireMenuItem(tx, actor, id);
  await saveRemoval(tx, item);
  await announceMenuItem(tx, store, { ...item, isAvailable: false });
}
