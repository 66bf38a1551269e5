import { DomainError } from '../../domain/errors.ts';
import type { Actor } from '../../domain/roles.ts';
import type { Queryable } from '../../storage/storage.ts';
import { findUser } from '../../storage/users.ts';

/** Whoever knows the demo's password must not leave an admin behind that outlives it. @throws DomainError `forbidden` */
export async function refuseDemoAdmin(db: Queryable, { userId }: Actor): Promise<void> {
  const user = userId === null ? undefined : await findUser(db, userId);
  if (user?.isDemo)
    throw new DomainError(
      'forbidden',
      "The demo's admin makes no admins. Make one on this machine: restaurantctl user add NAME --role admin.",
    );
}
