import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { systemClock } from '../../runtime/clock.ts';
import { channel, follow } from '../realtime/follow.ts';
import { createLosses } from '../realtime/losses.ts';
import { isAway } from '../session/is-away.ts';
import { accessToken } from '../session/session.ts';
import { type Loaded, useLoad } from '../ui/use-load.ts';

/** Counts up when something about paper has changed. */
const changes = signal(0);
/** Whether changes are heard of at once. */
export const isLive = signal(false);
let heardAt: number | undefined;
/** What this page is without. */
export const losses = createLosses(() => ({ isConnected: isLive.value, heardAt }));

/** Messages come in bursts: one look answers them all. */
const pauseMs = 200;
/** What no message tells of (a client's last sign of life) is looked after this often. */
const lookMs = 10_000;

/** Hears what printers and print jobs of a store do, as long as the page is open. */
export function usePrintStream(storeId: number): void {
  useEffect(() => {
    const over = new AbortController();
    let timer: number | undefined;
    const note = () => {
      timer ??= window.setTimeout(() => {
        timer = undefined;
        changes.value += 1;
      }, pauseMs);
    };
    const { done } = follow({
      url: channel(`/ws/store/${storeId}?types=print_job_update,printer_status,menu_update`),
      token: accessToken,
      signal: over.signal,
      onMessage: note,
      onResync: note,
      onAlive: () => {
        heardAt = systemClock.monotonic();
      },
      onState: ({ state }) => {
        isLive.value = state === 'connected';
        if (state === 'connected') note();
      },
    });
    // Refused for good: what the requests say is what the page shows.
    done.catch(() => {
      isLive.value = false;
    });
    const looking = setInterval(note, lookMs);
    const stopWatching = losses.watch();
    // Who was away and is back is asked at once.
    const stopHearing = losses.found.subscribe(note);
    return () => {
      over.abort();
      stopWatching();
      stopHearing();
      clearInterval(looking);
      clearTimeout(timer);
    };
  }, [storeId]);
}

/**
 * Like `useLoad`, and loads again at each change; a look is never overtaken by the next, however fast changes come. That nobody
 * answers is said once, on top of the page, while what was known stands.
 */
export function useLive<Data>(load: () => Promise<Data>, keys: readonly unknown[]): Loaded<Data> {
  const loaded = useLoad(load, keys);
  const { reload } = loaded;
  useEffect(() => {
    let isOver = false;
    let isLooking = false;
    let isDue = false;
    const look = async () => {
      isDue = true;
      if (isLooking) return;
      isLooking = true;
      while (isDue && !isOver) {
        isDue = false;
        await reload();
      }
      isLooking = false;
    };
    const known = changes.value;
    const unsubscribe = changes.subscribe((count) => {
      if (count !== known) void look();
    });
    return () => {
      isOver = true;
      unsubscribe();
    };
  }, [reload]);
  const isKnownLoss = loaded.data !== undefined && isAway(loaded.error);
  return isKnownLoss ? { ...loaded, error: undefined } : loaded;
}
