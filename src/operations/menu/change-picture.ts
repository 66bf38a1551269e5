import type { MenuItem } from '../../domain/menu.ts';
import type { Actor } from '../../domain/roles.ts';
import { updateMenuItem } from '../../storage/menu-items.ts';
import type { Transaction } from '../../storage/storage.ts';
import { announceDish } from './announce-menu-item.ts';
import { requireMenuItem } from './change-menu-item.ts';
import { checkCommonDish } from './create-menu-item.ts';

export interface PictureChange {
  readonly id: number;
  /** Null takes the picture off. */
  readonly imageUrl: string | null;
  readonly actor: Actor;
}

/** Gives a dish another picture; tells which one it had. @throws DomainError `not_found`, `forbidden` for a dish of all stores */
export async function changePicture(
  tx: Transaction,
  { id, imageUrl, actor }: PictureChange,
): Promise<{ item: MenuItem; before: string | null }> {
  const { item, store } = await requireMenuItem(tx, actor, id);
  if (item.allStores) checkCommonDish(actor, null);
  const after = { ...item, imageUrl };
  await updateMenuItem(tx, after, actor.subject);
  await announceDish(tx, store, after);
  return { item: after, before: item.imageUrl };
}
