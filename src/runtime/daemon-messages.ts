import { z } from 'zod';

/** What the supervisor and a service say to each other over the IPC channel. */
export const fromDaemonSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), pid: z.int(), port: z.int(), instance: z.string() }),
  z.object({
    type: z.literal('pong'),
    id: z.int(),
    /** The longest the event loop was held up since the last ping. */
    lag_ms: z.number(),
    memory_bytes: z.number(),
    /** Share of one core since the last ping, in percent. */
    cpu_percent: z.number(),
  }),
  /** Why the process is about to end with an error. */
  z.object({ type: z.literal('failed'), code: z.string(), message: z.string() }),
]);
export type FromDaemon = z.infer<typeof fromDaemonSchema>;

export const toDaemonSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ping'), id: z.int() }),
  z.object({ type: z.literal('stop') }),
  /** Live settings that have changed. */
  z.object({
    type: z.literal('settings'),
    changes: z.array(z.tuple([z.string(), z.unknown()]).readonly()).readonly(),
  }),
]);
export type ToDaemon = z.infer<typeof toDaemonSchema>;
