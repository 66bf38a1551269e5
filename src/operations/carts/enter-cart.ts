import type { Actor } from '../../domain/roles.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Storage } from '../../storage/storage.ts';
import { findJoinedCart, joinCart, type JoinedCart } from './join-cart.ts';

/**
 * The cart of a guest's table; who asks for the first time joins it. Where phones have carts of their own by now, who had joined
 * still sees what is theirs.
 * @throws DomainError as `joinCart`
 */
export async function enterCart(
  { storage, clock }: { readonly storage: Storage; readonly clock: Clock },
  actor: Actor,
  id: number,
): Promise<JoinedCart> {
  const joined = await findJoinedCart(storage.read, actor, id, clock.now());
  return joined ?? storage.write((tx) => joinCart(tx, actor, id));
}
