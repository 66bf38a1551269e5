import { z } from 'zod';
import { DomainError } from '../../domain/errors.ts';
import { type Actor, roles } from '../../domain/roles.ts';
import { type AccessClaims } from '../../protocol/auth.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Secrets } from '../../runtime/secrets.ts';
import { credentialKey, readCredentialStates } from '../../storage/credential-states.ts';
import { findDeviceByToken, touchDevice } from '../../storage/devices.ts';
import type { Storage } from '../../storage/storage.ts';
import { findTable } from '../../storage/tables.ts';
import { findUser } from '../../storage/users.ts';
import { takeWsTicket } from '../../storage/ws-tickets.ts';
import { verifyAccessToken } from './access-token.ts';
import { hashToken } from './opaque-token.ts';

export interface AuthenticatorOptions {
  readonly storage: Storage;
  readonly secrets: Pick<Secrets, 'auth' | 'retiredAuth'>;
  readonly clock: Clock;
  /** Lets in who must choose a password first, for the caller to hold them to it. @default false */
  readonly admitsNewcomers?: boolean;
}

/** Turns a credential into who acts. @throws DomainError `unauthenticated`, `password_change_required` */
export type Authenticator = (token: string) => Promise<Actor>;

/**
 * Accepts access tokens (users and guests), device tokens `rcd_…` and one-time socket tickets `rct_…`, which are used up.
 * A removed user, a new password, changed rights or a table that is cleared end access tokens within two seconds.
 */
export function createAuthenticator({
  storage,
  secrets,
  clock,
  admitsNewcomers = false,
}: AuthenticatorOptions): Authenticator {
  const readJwt = rememberShortly(clock, async (token) => {
    const { auth: secret, retiredAuth: retired = [] } = secrets;
    const claims = await verifyAccessToken(token, { secret, retired, now: clock.now() });
    const actor = await actorOfClaims(storage, claims);
    if (actor.mustChangePassword && !admitsNewcomers) throw passwordNeeded();
    return { actor, expiresAt: claims.exp * 1000 };
  });
  const readDevice = deviceReader(storage, clock);
  return (token) => {
    if (token.startsWith('rcd_')) return readDevice(token);
    if (token.startsWith('rct_')) return readTicket(storage, token);
    return readJwt(token);
  };
}

/** What a socket ticket stores: the actor as it was when the ticket was asked for. */
export const ticketClaims = z.object({
  role: z.enum(roles),
  subject: z.string(),
  userId: z.int().nullable(),
  customerId: z.int().nullable(),
  storeIds: z.array(z.int()).nullable(),
  tableId: z.int().nullable(),
  state: z.string().optional(),
});

async function actorOfClaims(storage: Storage, claims: AccessClaims): Promise<Actor> {
  if (claims.user_id !== null) {
    const user = await findUser(storage.read, claims.user_id);
    if (user?.tokenVersion !== claims.version) throw ended();
    return {
      role: user.role,
      subject: claims.sub,
      userId: user.id,
      customerId: user.customerId,
      storeIds: user.storeIds,
      tableId: null,
      state: String(user.tokenVersion),
      ...(user.mustChangePassword && { mustChangePassword: true }),
    };
  }
  if (claims.role === 'admin') return localAdmin(claims);
  const table = claims.table_id === null ? undefined : await findTable(storage.read, claims.table_id);
  if (claims.role !== 'guest' || table?.sessionVersion !== claims.version) throw ended();
  return {
    role: 'guest',
    subject: claims.sub,
    userId: null,
    customerId: null,
    storeIds: [table.storeId],
    tableId: table.id,
    state: String(table.sessionVersion),
  };
}

/** A person at the box itself, who signed with its own secret: there is no user to look up. */
function localAdmin({ sub }: AccessClaims): Actor {
  return { role: 'admin', subject: sub, userId: null, customerId: null, storeIds: null, tableId: null };
}

function deviceReader(storage: Storage, clock: Clock): Authenticator {
  const seenAt = new Map<number, number>();
  return async (token) => {
    const device = await findDeviceByToken(storage.read, hashToken(token));
    if (!device)
      throw new DomainError(
        'unauthenticated',
        'The device token is unknown or revoked. Pair the device again.',
      );
    if (clock.monotonic() - (seenAt.get(device.id) ?? -Infinity) > 60_000) {
      seenAt.set(device.id, clock.monotonic());
      await storage.write((tx) => touchDevice(tx, device.id));
    }
    return {
      role: device.role,
      subject: `device:${device.id}`,
      userId: null,
      customerId: null,
      storeIds: [device.storeId],
      tableId: null,
      state: 'paired',
    };
  };
}

async function readTicket(storage: Storage, token: string): Promise<Actor> {
  const claims = await storage.write((tx) => takeWsTicket(tx, hashToken(token)));
  if (claims === undefined)
    throw new DomainError('unauthenticated', 'The ticket is unknown, used or expired. Ask for a new one.');
  const actor = ticketClaims.parse(JSON.parse(claims));
  const key = credentialKey(actor);
  // The rights behind it may have ended since it was issued.
  if (key !== undefined && (await readCredentialStates(storage.read, [key])).get(key) !== actor.state)
    throw ended();
  return actor;
}

interface Verified {
  readonly actor: Actor;
  readonly expiresAt: number;
}

const rememberMs = 2000;
const rememberAtMost = 10_000;

/** Checking a signature and the user on every request would cost more than the request: good answers hold two seconds. */
function rememberShortly(clock: Clock, verify: (token: string) => Promise<Verified>): Authenticator {
  const known = new Map<string, { readonly verified: Verified; readonly until: number }>();
  return async (token) => {
    const hit = known.get(token);
    if (hit && hit.until > clock.monotonic() && hit.verified.expiresAt > clock.now().getTime())
      return hit.verified.actor;
    const verified = await verify(token);
    known.delete(token);
    known.set(token, { verified, until: clock.monotonic() + rememberMs });
    if (known.size > rememberAtMost) known.delete(known.keys().next().value ?? token);
    return verified.actor;
  };
}

/** The password is somebody else's choice. */
export function passwordNeeded(): DomainError {
  return new DomainError(
    'password_change_required',
    'Choose a password of your own first: PUT /orchestration/users/me/password.',
  );
}

function ended(): DomainError {
  return new DomainError('unauthenticated', 'The token is no longer valid. Log in again.');
}
