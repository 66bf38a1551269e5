import { toLocalIso } from '../domain/local-time.ts';
import { closeCodes } from '../protocol/frames.ts';
import { readCredentialStates } from '../storage/credential-states.ts';
import type { Session } from './session.ts';
import type { HubContext } from './hub-context.ts';
import { encodeFrame } from './message.ts';

/** The rounds a hub makes through its connections. */

/** Screens learn the head of their stream, so that a stale board is known; silent when that head may itself be stale. */
export function sendHeartbeats({ connections, tail, clock }: HubContext): void {
  if (!tail.isHealthy()) return;
  const now = clock.now();
  const frames = new Map<string, Uint8Array>();
  for (const connection of connections.all()) {
    const { session } = connection;
    if (!session || !isScreen(session) || !session.subscription.isLive()) continue;
    const seq = session.subscription.position();
    const key = `${session.storeId} ${seq}`;
    const frame =
      frames.get(key) ??
      encodeFrame({ type: 'heartbeat', seq, timestamp: toLocalIso(now, session.timezone) });
    frames.set(key, frame);
    connection.send(frame);
  }
}

/**
 * Pings who has been silent for a while and closes who didn't even answer that: time alone proves nothing, since a busy hub
 * may not have got round to reading the answers.
 */
export function sweepIdle({ connections, clock, settings }: HubContext): void {
  const now = clock.monotonic();
  for (const connection of connections.all()) {
    const silence = now - connection.heardAt;
    if (silence > settings.idle_timeout_ms && connection.unanswered >= pingsBeforeClose)
      connection.close(closeCodes.goingAway, 'idle');
    else if (silence > settings.idle_timeout_ms / 3) connection.ping();
  }
}

const pingsBeforeClose = 3;

/** Closes who may no longer listen: the token has expired, or the rights behind it have changed or ended. */
export async function sweepCredentials({ connections, clock, storage }: HubContext): Promise<void> {
  const keys = new Set<string>();
  for (const { session } of connections.all()) if (session?.credential) keys.add(session.credential.key);
  const states = await readCredentialStates(storage.read, [...keys]);
  const now = clock.now();
  for (const connection of connections.all()) {
    const { session } = connection;
    if (!session) continue;
    const { credential, expiresAt } = session;
    // Who came while the states were read is looked at the next time.
    const state = credential && states.get(credential.key);
    const changed = credential && keys.has(credential.key) && (!state || state !== credential.state);
    if (changed || (expiresAt && expiresAt <= now))
      connection.close(closeCodes.unauthenticated, 'the token is no longer valid');
  }
}

function isScreen({ handshake }: Session): boolean {
  return handshake.channel.kind === 'store' || handshake.channel.kind === 'reminders';
}
