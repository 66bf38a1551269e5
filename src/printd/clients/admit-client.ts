import { coerceError, DomainError } from '../../domain/errors.ts';
import type { Store } from '../../domain/places.ts';
import { type Actor, isStaff } from '../../domain/roles.ts';
import type { Authenticator } from '../../operations/people/authenticate.ts';
import { requireStore } from '../../operations/stores/require-store.ts';
import { closeCodes } from '../../protocol/frames.ts';
import type { Storage } from '../../storage/storage.ts';

export interface AdmitOptions {
  readonly token: string;
  /** Asked for; else the credential's own. */
  readonly storeId: number | undefined;
  readonly authenticate: Authenticator;
  readonly storage: Storage;
}

export interface Admission {
  readonly actor: Actor;
  readonly store: Store;
}

export interface Refusal {
  readonly code: number;
  readonly reason: string;
}

/** Who may print for which store: a print client's device token, or a token of its staff. */
export async function admitClient(options: AdmitOptions): Promise<Admission | Refusal> {
  const { token, storeId, authenticate, storage } = options;
  // A one-time ticket can't be checked again while the socket lives.
  if (token.startsWith('rct_')) return unauthenticated('Use a device token');
  try {
    const actor = await authenticate(token);
    if (actor.role !== 'printer' && !isStaff(actor))
      return { code: closeCodes.forbidden, reason: 'not a print client' };
    return { actor, store: await requireStore(storage.read, actor, storeId) };
  } catch (thrown) {
    const error = coerceError(thrown);
    if (!(error instanceof DomainError)) throw error;
    if (error.code === 'not_found') return { code: closeCodes.forbidden, reason: 'not your store' };
    return unauthenticated('not authenticated');
  }
}

function unauthenticated(reason: string): Refusal {
  return { code: closeCodes.unauthenticated, reason };
}
