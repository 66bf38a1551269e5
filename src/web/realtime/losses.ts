import { type ReadonlySignal, signal } from '@preact/signals';
import { hubSpeaks } from '../../client/degrade/hub-speaks.ts';
import type { Loss } from '../../client/degrade/sentences.ts';
import { watchLosses } from '../../client/degrade/watch-losses.ts';
import { systemClock } from '../../runtime/clock.ts';
import { api } from '../session/api.ts';

/** What a page knows of the whole. */
export interface Losses {
  /** What the restaurant is without, the most urgent first. */
  readonly found: ReadonlySignal<readonly Loss[]>;
  /** When the server last answered, this device's ms. */
  readonly answeredAt: ReadonlySignal<number>;
  /** Looks until it is told to stop. */
  watch(): () => void;
}

/** A page in the background is slow without being cut off, ms. */
const patienceMs = 2500;

interface Stream {
  readonly isConnected: boolean;
  readonly heardAt: number | undefined;
}

/** @param stream whether the page's stream stands, and when it last gave a sign of life (monotonic ms) */
export function createLosses(stream: () => Stream): Losses {
  const found = signal<readonly Loss[]>([]);
  const answeredAt = signal(Date.now());
  const listServices: typeof api.listServices = async () => {
    const answer = await api.listServices();
    answeredAt.value = Date.now();
    return answer;
  };
  return {
    found,
    answeredAt,
    watch: () => {
      const ending = new AbortController();
      void watchLosses({
        api: { listServices },
        isLive: () => {
          const { isConnected, heardAt } = stream();
          return isConnected && hubSpeaks(heardAt, systemClock.monotonic());
        },
        clock: systemClock,
        patienceMs,
        signal: ending.signal,
        onChange: (losses) => {
          found.value = losses;
        },
      });
      return () => ending.abort();
    },
  };
}
