import { toLocalIso } from '../../domain/local-time.ts';
import type { Actor } from '../../domain/roles.ts';
import type { Transaction } from '../../storage/storage.ts';
import { requireOrderForChange } from './require-order.ts';

export interface Heed {
  readonly id: number;
  /** Whose screen it was; null for the pass. */
  readonly station: string | null;
  /** They took note of dishes that were taken off, too. */
  readonly voids: boolean;
  readonly actor: Actor;
}

/**
 * Somebody at a kitchen screen has taken note of what is new about an order: the other screens of the station stop ringing for it.
 * The store alone is told. @throws DomainError `not_found`
 */
export async function heedOrder(tx: Transaction, { id, station, voids, actor }: Heed): Promise<void> {
  const { order, store } = await requireOrderForChange(tx, actor, id);
  await tx.append({
    type: 'order_heeded',
    storeId: order.storeId,
    body: () => ({ order_id: order.id, station, voids, by: actor.subject }),
    timestamp: toLocalIso(tx.now, store.timezone),
  });
}
