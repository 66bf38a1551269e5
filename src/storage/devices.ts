import type { Role } from '../domain/roles.ts';
import { countRows, type Window } from './count-rows.ts';
import type { Queryable } from './database.ts';
import type { Transaction } from './writer.ts';

export type DeviceRole = Extract<Role, 'kitchen' | 'printer'>;

/** A paired kitchen screen or print client; its token is known by hash only. */
export interface Device {
  readonly id: number;
  readonly storeId: number;
  readonly role: DeviceRole;
  readonly name: string;
  readonly createdAt: string;
  readonly lastSeenAt: string | null;
}

interface DeviceRow {
  readonly id: number;
  readonly store_id: number;
  readonly role: DeviceRole;
  readonly name: string;
  readonly created_at: string;
  readonly last_seen_at: string | null;
}

export async function findDevice(db: Queryable, id: number): Promise<Device | undefined> {
  const row: DeviceRow | undefined = await db('device').where({ id, revoked_at: null }).first();
  return row && toDevice(row);
}

export async function findDeviceByToken(db: Queryable, tokenHash: string): Promise<Device | undefined> {
  const row: DeviceRow | undefined = await db('device')
    .where({ token_hash: tokenHash, revoked_at: null })
    .first();
  return row && toDevice(row);
}

export async function listDevices(
  db: Queryable,
  storeIds: readonly number[] | null,
  { skip, limit }: Window,
): Promise<{ devices: Device[]; total: number }> {
  const query = db('device').whereNull('revoked_at');
  if (storeIds !== null) query.whereIn('store_id', storeIds);
  const rows: DeviceRow[] = await query.clone().orderBy('id').offset(skip).limit(limit);
  return { devices: rows.map(toDevice), total: await countRows(query) };
}

export async function insertDevice(
  tx: Transaction,
  fields: Pick<Device, 'storeId' | 'role' | 'name'> & { readonly tokenHash: string },
): Promise<Device> {
  const createdAt = tx.now.toISOString();
  const { storeId, role, name, tokenHash } = fields;
  const rows: { id: number }[] = await tx
    .db('device')
    .insert({ store_id: storeId, role, name, token_hash: tokenHash, created_at: createdAt })
    .returning('id');
  if (!rows[0]) throw new Error('The device was not inserted');
  return { id: rows[0].id, storeId, role, name, createdAt, lastSeenAt: null };
}

export async function replaceDeviceToken(tx: Transaction, id: number, tokenHash: string): Promise<void> {
  await tx.db('device').where({ id }).update({ token_hash: tokenHash });
}

export async function revokeDevice(tx: Transaction, id: number): Promise<void> {
  await tx.db('device').where({ id }).update({ revoked_at: tx.now.toISOString() });
}

export async function touchDevice(tx: Transaction, id: number): Promise<void> {
  await tx.db('device').where({ id }).update({ last_seen_at: tx.now.toISOString() });
}

function toDevice(row: DeviceRow): Device {
  return {
    id: row.id,
    storeId: row.store_id,
    role: row.role,
    name: row.name,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
  };
}
