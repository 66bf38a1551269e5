import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { channel, follow } from '../realtime/follow.ts';
import { accessToken } from '../session/session.ts';
import { type Loaded, useLoad } from '../ui/use-load.ts';

/** Counts up when something about paper has changed. */
const changes = signal(0);
/** Whether changes are heard of at once. */
export const isLive = signal(false);

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
    return () => {
      over.abort();
      clearInterval(looking);
      clearTimeout(timer);
    };
  }, [storeId]);
}

/** Like `useLoad`, and loads again at each change; a look is never overtaken by the next, however fast changes come. */
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
  return loaded;
}
