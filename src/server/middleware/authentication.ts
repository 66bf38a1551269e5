import type { Context } from 'koa';
import { DomainError } from '../../domain/errors.ts';
import type { Actor } from '../../domain/roles.ts';
import type { Authenticator } from '../../operations/people/authenticate.ts';
import type { GuestLimiter } from '../guest-limiter.ts';

/**
 * Reads the `Authorization: Bearer` header; null when there is none. Counts the requests of guests.
 * @throws DomainError `unauthenticated`, `too_many`
 */
export function createIdentify(authenticate: Authenticator, limitGuest: GuestLimiter) {
  return async (context: Context): Promise<Actor | null> => {
    const header = context.get('Authorization');
    if (header === '') return null;
    const token = /^Bearer +([\w.~+/=-]{1,4000})$/i.exec(header)?.[1];
    // A socket ticket opens a socket and nothing else; used here it would be gone.
    if (token === undefined || token.startsWith('rct_'))
      throw new DomainError(
        'unauthenticated',
        'The Authorization header must be: Bearer, a space, the token.',
      );
    const actor = await authenticate(token);
    if (actor.role === 'guest') await limitGuest(actor);
    return actor;
  };
}
