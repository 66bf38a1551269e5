import { z } from 'zod';
import { id } from './values.ts';

/** What a client may send over a hub socket. */
export const clientFrame = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('ping') }),
  z.looseObject({ type: z.literal('pong') }),
  z.looseObject({ type: z.literal('auth'), token: z.string().min(1).max(4000) }),
  z.looseObject({
    type: z.literal('ack'),
    seq: z.int().min(0),
    displayed: z.boolean().optional(),
    audio: z.enum(['ok', 'blocked', 'muted']).optional(),
    wake_lock: z.enum(['ok', 'no']).optional(),
    /** The screen's own clock as it sends this. */
    clock: z.iso.datetime({ offset: true }).optional().catch(undefined),
  }),
]);
export type ClientFrame = z.output<typeof clientFrame>;

/** The hub's kinds of channel. */
export const channelKinds = ['store', 'order', 'table', 'reminders', 'menu'] as const;
export type ChannelKind = (typeof channelKinds)[number];

/** These show a part of their store's stream; the others have one of their own. */
export function isOfStore(kind: ChannelKind): kind is 'store' | 'reminders' | 'menu' {
  return kind === 'store' || kind === 'reminders' || kind === 'menu';
}

export interface ChannelName {
  readonly kind: ChannelKind;
  readonly id: number;
}

/** Reads `/ws/{kind}/{id}`; undefined for any other path. */
export function parseChannelPath(path: string): ChannelName | undefined {
  const match = /^\/ws\/(store|order|table|reminders|menu)\/([1-9]\d{0,9})$/.exec(path);
  const kind = channelKinds.find((known) => known === match?.[1]);
  return kind ? { kind, id: Number(match?.[2]) } : undefined;
}

/** The query of a hub URL. */
export const channelQuery = z.object({
  token: z.string().max(4000).optional(),
  connection_id: z.string().min(1).max(100).optional(),
  since: z.coerce.number<string>().pipe(z.int().min(0)).optional(),
  /** The epoch that `since` belongs to; another one means: reload. */
  epoch: z.string().max(100).optional(),
  /** Comma list of message types. */
  types: z.string().max(500).optional(),
});

export const connectedFrame = z.looseObject({
  type: z.literal('connected'),
  message: z.string(),
  seq: z.int(),
  epoch: z.string(),
  timestamp: z.string(),
});

/** Any frame from the hub, as far as a client must know it to keep its place. */
export const serverFrame = z.looseObject({
  type: z.union([z.string(), z.number()]),
  seq: z.int().optional(),
  epoch: z.string().optional(),
});
export type ServerFrame = z.output<typeof serverFrame>;

/** Why the hub closes a socket; the number tells the client whether coming back helps. */
export const closeCodes = {
  goingAway: 1001,
  /** The hub lost the thread; the client has to come back. */
  lost: 1011,
  badMessage: 4400,
  unauthenticated: 4401,
  forbidden: 4403,
  unknown: 4404,
  tooSlow: 4408,
  replaced: 4409,
  tooLarge: 4413,
  tooMany: 4429,
} as const;

/** After these a client stays away; after any other it comes back, with back-off, from its last position. */
export const finalCloseCodes: readonly number[] = [
  closeCodes.badMessage,
  closeCodes.unauthenticated,
  closeCodes.forbidden,
  closeCodes.unknown,
  closeCodes.replaced,
];

/** Requirement document 004: 1 a paid new order, 2 the customer urges. */
export const reminderFrame = z.object({
  type: z.union([z.literal(1), z.literal(2)]),
  orderId: id,
  content: z.string(),
  seq: z.int(),
});
