import type { Clock } from '../runtime/clock.ts';

export type DiscardReason = 'cleared' | 'overflow' | 'power' | 'dropped' | 'real-time';

/** One thing that happened inside the printer; bytes are written as hex pairs. */
export type EventBody =
  | { readonly type: 'connect' | 'queued' | 'turnedAway'; readonly client: number }
  | { readonly type: 'close'; readonly client: number; readonly reason: string }
  | { readonly type: 'trouble'; readonly message: string }
  | { readonly type: 'rx'; readonly bytes: number }
  | { readonly type: 'discarded'; readonly bytes: number; readonly reason: DiscardReason }
  | { readonly type: 'rt' | 'cmd' | 'misplaced'; readonly name: string }
  | { readonly type: 'unknownCommand' | 'missingGlyph' | 'desync'; readonly bytes: string }
  | { readonly type: 'autoWrap'; readonly text: string }
  | { readonly type: 'printed'; readonly line: number; readonly text: string }
  | { readonly type: 'cut'; readonly mode: 'full' | 'partial' }
  | { readonly type: 'kick'; readonly pin: 2 | 5; readonly ms: number }
  | { readonly type: 'beep'; readonly times: number }
  | { readonly type: 'tx' | 'txLost'; readonly reply: string; readonly bytes: string }
  | { readonly type: 'fault'; readonly name: string; readonly phase: 'armed' | 'struck' | 'cleared' }
  | { readonly type: 'condition'; readonly offline: boolean; readonly causes: readonly string[] }
  | { readonly type: 'power'; readonly state: 'on' | 'off' | 'booting' };

/** `at` is in milliseconds since the printer was started. */
export type VirtualEvent = EventBody & { readonly at: number };

export type EventListener = (event: VirtualEvent) => void;

export interface EventLog {
  add(body: EventBody): void;
  all(): readonly VirtualEvent[];
  /** Returns the function that ends the subscription. */
  on(listener: EventListener): () => void;
}

/** The newest `limit` events, oldest first. */
export function createEventLog({ clock, limit = 50_000 }: { clock: Clock; limit?: number }): EventLog {
  const start = clock.monotonic();
  const listeners = new Set<EventListener>();
  let events: VirtualEvent[] = [];
  return {
    add: (body) => {
      const event = { at: clock.monotonic() - start, ...body };
      events.push(event);
      if (events.length > limit * 2) events = events.slice(-limit);
      for (const listener of listeners) listener(event);
    },
    all: () => events.slice(-limit),
    on: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** `[0x1b, 0x40]` → `1B 40`. */
export function toHex(bytes: Iterable<number>): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(' ');
}
