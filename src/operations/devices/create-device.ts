import type { z } from 'zod';
import type { Actor } from '../../domain/roles.ts';
import type { newDevice } from '../../protocol/auth.ts';
import { type Device, insertDevice } from '../../storage/devices.ts';
import type { Transaction } from '../../storage/storage.ts';
import { hashToken, newOpaqueToken } from '../people/opaque-token.ts';
import { requireStore } from '../stores/require-store.ts';

/** Pairs a device; its token leaves here once and is stored as a hash only. @throws DomainError `not_found` */
export async function createDevice(
  tx: Transaction,
  { request, actor }: { readonly request: z.output<typeof newDevice>; readonly actor: Actor },
): Promise<{ device: Device; token: string }> {
  const token = newOpaqueToken('rcd_');
  const store = await requireStore(tx.db, actor, request.store_id);
  const device = await insertDevice(tx, {
    storeId: store.id,
    role: request.role,
    name: request.name,
    tokenHash: hashToken(token),
  });
  return { device, token };
}
