import { z } from 'zod';
import type { FollowOptions, StreamMessage } from '../../client/follow-stream.ts';
import { followStream } from '../../client/realtime-client.ts';
import { order } from '../../protocol/orders.ts';
import { payment } from '../../protocol/payments.ts';
import { printer, printJob } from '../../protocol/print.ts';

const message = z.looseObject({
  order: order.optional(),
  payment: payment.optional(),
  job: printJob.optional(),
  printer: printer.optional(),
  item: z.looseObject({ id: z.int() }).optional(),
});

/** A message of the store's stream, and when it came (ms of the process's clock). */
export type Sighting = z.output<typeof message> & {
  readonly type: StreamMessage['type'];
  readonly seq: number;
  readonly at: number;
};

/** Somebody who watches the store's stream from its beginning and forgets nothing. */
export interface Witness {
  readonly name: string;
  readonly seen: readonly Sighting[];
  /** How often it had to begin anew because something was missing. */
  resyncs(): number;
  /** True as soon as a sighting was there that fits; false after so many ms. */
  until(fits: (sighting: Sighting) => boolean, withinMs: number): Promise<boolean>;
  stop(): Promise<void>;
}

export interface WitnessOptions extends Pick<FollowOptions, 'url' | 'token' | 'acknowledge'> {
  readonly name: string;
  readonly onSighting?: (sighting: Sighting) => void;
}

export function startWitness({ name, onSighting = () => {}, ...stream }: WitnessOptions): Witness {
  const seen: Sighting[] = [];
  const waiting = new Set<(sighting: Sighting) => void>();
  const stopping = new AbortController();
  let resyncs = 0;
  const { done } = followStream({
    ...stream,
    since: 0,
    signal: stopping.signal,
    onMessage: (raw) => {
      const sighting = { ...message.parse(raw), type: raw.type, seq: raw.seq, at: performance.now() };
      seen.push(sighting);
      onSighting(sighting);
      for (const look of waiting) look(sighting);
    },
    onResync: () => {
      resyncs += 1;
    },
    backoff: { first: 50, factor: 2, max: 500 },
  });
  // Told at the stop.
  done.catch(() => {});
  return {
    name,
    seen,
    resyncs: () => resyncs,
    until: (fits, withinMs) => {
      if (seen.some(fits)) return Promise.resolve(true);
      return new Promise((resolve) => {
        const end = (found: boolean) => {
          clearTimeout(deadline);
          waiting.delete(look);
          resolve(found);
        };
        const look = (sighting: Sighting) => fits(sighting) && end(true);
        const deadline = setTimeout(() => end(false), withinMs);
        waiting.add(look);
      });
    },
    stop: () => {
      stopping.abort();
      return done;
    },
  };
}
