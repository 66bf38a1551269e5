import { z } from 'zod';
import type { Actor } from '../domain/roles.ts';

const claims = z.object({ exp: z.number() });

/**
 * When a token that was just accepted ends. A signed token says so itself; a device's holds until it is revoked; a one-time
 * ticket is gone, so its socket gets as long as a new access token would.
 */
export function tokenExpiry(token: string, actor: Actor, now: Date, accessMinutes: number): Date | undefined {
  const [, payload, signature] = token.split('.');
  if (payload && signature) {
    const parsed = claims.safeParse(parseJson(Buffer.from(payload, 'base64url').toString()));
    if (parsed.success) return new Date(parsed.data.exp * 1000);
  }
  if (actor.subject.startsWith('device:')) return undefined;
  return new Date(now.getTime() + accessMinutes * 60_000);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
