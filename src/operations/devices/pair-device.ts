import { randomInt } from 'node:crypto';
import { DomainError } from '../../domain/errors.ts';
import type { Store } from '../../domain/places.ts';
import type { Actor } from '../../domain/roles.ts';
import {
  deleteExpiredPairings,
  findPairing,
  finishPairing,
  insertPairing,
  placePairing,
} from '../../storage/device-pairings.ts';
import { type Device, findDevice, insertDevice, replaceDeviceToken } from '../../storage/devices.ts';
import type { Transaction } from '../../storage/storage.ts';
import { hashToken, newOpaqueToken } from '../people/opaque-token.ts';
import { requireStore } from '../stores/require-store.ts';

/** How long a code holds, s. */
const lifetime = 600;
/** Codes are six digits: so many tries find a free one among thousands that are taken. */
const tries = 20;

export interface OpenedPairing {
  /** Six digits, for the screen to show. */
  readonly code: string;
  /** For the screen alone: it claims its token with it. */
  readonly secret: string;
  /** Seconds. */
  readonly expires_in: number;
}

/** A new screen asks for a code. @throws DomainError `not_ready` when all are taken */
export async function openPairing(tx: Transaction): Promise<OpenedPairing> {
  await deleteExpiredPairings(tx);
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    if (await findPairing(tx.db, { code }, tx.now)) continue;
    const secret = newOpaqueToken('rcp_');
    const expiresAt = new Date(tx.now.getTime() + lifetime * 1000);
    await insertPairing(tx, { code, secretHash: hashToken(secret), expiresAt });
    return { code, secret, expires_in: lifetime };
  }
  throw new DomainError('not_ready', 'Too many screens are waiting. Try again in a minute.', {
    retry_after: 60,
  });
}

/**
 * Whoever is in charge enters the code that a screen shows, and says where it hangs.
 * @throws DomainError `not_found` for a code that no screen shows, and for a store out of reach; `conflict` when it was entered before
 */
export async function approvePairing(
  tx: Transaction,
  request: { readonly code: string; readonly storeId: number; readonly name: string; readonly actor: Actor },
): Promise<void> {
  const store = await requireStore(tx.db, request.actor, request.storeId);
  const pairing = await findPairing(tx.db, { code: request.code }, tx.now);
  if (!pairing)
    throw new DomainError('not_found', `No screen shows the code ${request.code}. Look at it again.`);
  if (pairing.place)
    throw new DomainError('conflict', `The code ${request.code} was entered already.`, { status: 'paired' });
  await placePairing(tx, pairing.id, { storeId: store.id, name: request.name });
}

export interface ClaimedPairing {
  readonly device: Device;
  readonly store: Store;
  readonly token: string;
}

/**
 * The screen asks whether it was let in. The first time it was, it becomes a device; when that answer was lost, asking again makes
 * a new token and the one before worthless.
 * @returns undefined while nobody has entered the code
 * @throws DomainError `not_found` once it has expired
 */
export async function claimPairing(tx: Transaction, secret: string): Promise<ClaimedPairing | undefined> {
  const pairing = await findPairing(tx.db, { secretHash: hashToken(secret) }, tx.now);
  if (!pairing) throw new DomainError('not_found', 'The code has expired. Ask for a new one.');
  if (!pairing.place) return undefined;
  const store = await requireStore(tx.db, null, pairing.place.storeId);
  const token = newOpaqueToken('rcd_');
  const known = pairing.deviceId === null ? undefined : await findDevice(tx.db, pairing.deviceId);
  if (pairing.deviceId !== null && !known)
    throw new DomainError('not_found', 'This screen was revoked. Ask for a new code.');
  if (known) {
    await replaceDeviceToken(tx, known.id, hashToken(token));
    return { device: known, store, token };
  }
  const { name } = pairing.place;
  const fields = { storeId: store.id, role: 'kitchen' as const, name, tokenHash: hashToken(token) };
  const device = await insertDevice(tx, fields);
  await finishPairing(tx, pairing.id, device.id);
  return { device, store, token };
}
