import { effect, type ReadonlySignal, untracked } from '@preact/signals';
import { type AlertKind, type Alerts, newKinds, noAlerts } from './alerts.ts';

const repeatMs = 15_000;
/** The most urgent first. */
const order: readonly AlertKind[] = ['urge', 'new', 'change', 'ready'];

interface RingerOptions {
  readonly alerts: ReadonlySignal<Alerts>;
  readonly isMuted: () => boolean;
  /** Plays a tune behind what sounds already. @returns how long it takes, s */
  readonly play: (kind: AlertKind, delay: number) => number;
  /** Says aloud what has come in, `after` so many seconds of tunes; only once, sounds repeat. */
  readonly announce: (kind: AlertKind, orderId: number, after: number) => void;
}

/** Rings for every new alert, and every 15 s for those that nobody has taken note of. @returns what ends it */
export function startRinger({ alerts, isMuted, play, announce }: RingerOptions): () => void {
  let before = noAlerts;
  const ring = (kinds: readonly AlertKind[]): number => {
    let delay = 0;
    if (isMuted()) return delay;
    for (const kind of order.filter((each) => kinds.includes(each))) delay += play(kind, delay) + 0.3;
    return delay;
  };
  const stopWatching = effect(() => {
    const now = alerts.value;
    const fresh = newKinds(before, now);
    const was = before;
    before = now;
    if (fresh.length === 0) return;
    untracked(() => {
      const after = ring(fresh);
      if (isMuted()) return;
      for (const [id, kinds] of now)
        for (const kind of kinds) if (!was.get(id)?.has(kind)) announce(kind, id, after);
    });
  });
  const timer = setInterval(() => {
    ring([...new Set([...alerts.value.values()].flatMap((kinds) => [...kinds]))]);
  }, repeatMs);
  return () => {
    stopWatching();
    clearInterval(timer);
  };
}
