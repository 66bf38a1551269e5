import { DomainError } from '../../domain/errors.ts';
import { type Actor, reachesStore } from '../../domain/roles.ts';
import { findDevice, revokeDevice as saveRevocation } from '../../storage/devices.ts';
import type { Storage } from '../../storage/storage.ts';

/** The device's token is worthless from now on. @throws DomainError `not_found` */
export async function revokeDevice(
  storage: Storage,
  { id, actor }: { readonly id: number; readonly actor: Actor },
): Promise<void> {
  await storage.write(async (tx) => {
    const device = await findDevice(tx.db, id);
    if (!device || !reachesStore(actor, device.storeId))
      throw new DomainError('not_found', `There is no device ${id}.`);
    await saveRevocation(tx, id);
  });
}
