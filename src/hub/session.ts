import type { Actor } from '../domain/roles.ts';
import type { ChannelPlace } from '../storage/channel-owners.ts';
import type { Handshake } from './handshake.ts';
import type { Subscription } from './subscription.ts';

/** A client from its first byte to its last. */
export interface Connection {
  readonly remoteAddress: string;
  /** What no other connection may hold at the same time; see `connection_id`. */
  readonly place: string | undefined;
  /** Who it is and what it listens to, once it has proven both. */
  readonly session: Session | undefined;
  /** Monotonic time of the last sign of life, ms. */
  readonly heardAt: number;
  /** Pings sent since then. */
  readonly unanswered: number;
  send(frame: Uint8Array): void;
  ping(): void;
  close(code: number, reason: string): void;
}

/** Somebody whose token was accepted, and for how long. */
export interface Identity {
  readonly actor: Actor;
  /** The state of the rights behind the token when it was accepted. */
  readonly credential: { readonly key: string; readonly state: string | undefined } | undefined;
  readonly expiresAt: Date | undefined;
}

export interface Session extends Identity, ChannelPlace {
  readonly handshake: Handshake;
  readonly subscription: Subscription;
}
