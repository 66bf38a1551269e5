import type { Queryable } from './database.ts';
import type { Transaction } from './writer.ts';

/** A screen that shows a code and waits for somebody to enter it. */
export interface DevicePairing {
  readonly id: number;
  readonly code: string;
  /** Where it is to belong; null until somebody has entered the code. */
  readonly place: { readonly storeId: number; readonly name: string } | null;
  /** What it became. */
  readonly deviceId: number | null;
}

interface PairingRow {
  readonly id: number;
  readonly code: string;
  readonly store_id: number | null;
  readonly name: string | null;
  readonly device_id: number | null;
}

export async function insertPairing(
  tx: Transaction,
  fields: { readonly code: string; readonly secretHash: string; readonly expiresAt: Date },
): Promise<void> {
  const { code, secretHash, expiresAt } = fields;
  await tx
    .db('device_pairing')
    .insert({ code, secret_hash: secretHash, expires_at: expiresAt.toISOString() });
}

export async function findPairing(
  db: Queryable,
  by: { readonly code: string } | { readonly secretHash: string },
  now: Date,
): Promise<DevicePairing | undefined> {
  const key = 'code' in by ? { code: by.code } : { secret_hash: by.secretHash };
  const row: PairingRow | undefined = await db('device_pairing')
    .where(key)
    .where('expires_at', '>', now.toISOString())
    .first();
  return row && toPairing(row);
}

export async function placePairing(
  tx: Transaction,
  id: number,
  { storeId, name }: { readonly storeId: number; readonly name: string },
): Promise<void> {
  await tx.db('device_pairing').where({ id }).update({ store_id: storeId, name });
}

export async function finishPairing(tx: Transaction, id: number, deviceId: number): Promise<void> {
  await tx.db('device_pairing').where({ id }).update({ device_id: deviceId });
}

export async function deleteExpiredPairings(tx: Transaction): Promise<void> {
  await tx.db('device_pairing').where('expires_at', '<=', tx.now.toISOString()).delete();
}

function toPairing({ id, code, store_id, name, device_id }: PairingRow): DevicePairing {
  const place = store_id !== null && name !== null ? { storeId: store_id, name } : null;
  return { id, code, place, deviceId: device_id };
}
