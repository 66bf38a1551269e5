import { DomainError, coerceError } from '../domain/errors.ts';
import type { Actor } from '../domain/roles.ts';
import { closeCodes } from '../protocol/frames.ts';
import { credentialKey, readCredentialStates } from '../storage/credential-states.ts';
import type { ChannelPlace } from '../storage/channel-owners.ts';
import { authorizeChannel } from './authorize.ts';
import type { Closing, Handshake } from './handshake.ts';
import type { HubContext } from './hub-context.ts';
import type { Identity } from './session.ts';
import { tokenExpiry } from './token-expiry.ts';

/** Who the token belongs to, if they may listen to what the handshake asks for; or how to send them away. */
export async function admit(
  context: HubContext,
  { channel }: Handshake,
  token: string,
): Promise<(Identity & ChannelPlace) | Closing> {
  const identity = await identify(context, token);
  if ('code' in identity) return identity;
  const place = await authorizeChannel(context.storage.read, identity.actor, channel);
  if (place === 'forbidden') return { code: closeCodes.forbidden, reason: 'not allowed' };
  if (place === 'unknown') return { code: closeCodes.unknown, reason: 'unknown' };
  return { ...identity, storeId: place.storeId, timezone: place.timezone };
}

export async function identify(context: HubContext, token: string): Promise<Identity | Closing> {
  const { storage, clock, auth } = context;
  const actor = await findActor(context, token);
  if (!actor) return { code: closeCodes.unauthenticated, reason: 'not authenticated' };
  const key = credentialKey(actor);
  // What the token was good for when it was verified, which may be a moment ago: a change since then ends the socket.
  const verified = actor.state ?? (key && (await readCredentialStates(storage.read, [key])).get(key));
  return {
    actor,
    credential: key === undefined ? undefined : { key, state: verified },
    expiresAt: tokenExpiry(token, actor, clock.now(), auth.access_minutes),
  };
}

async function findActor({ authenticate }: HubContext, token: string): Promise<Actor | undefined> {
  try {
    return await authenticate(token);
  } catch (thrown) {
    const error = coerceError(thrown);
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}
