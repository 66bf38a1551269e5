import { type Clock, systemClock } from '../../runtime/clock.ts';

/** Rings the terminal. */
const bell = '\u0007';
/** Troubles come in bursts; one ring tells of them all, ms. */
const pauseMs = 1500;

export function createBell(
  stdout: Pick<NodeJS.WriteStream, 'write'>,
  clock: Pick<Clock, 'monotonic'> = systemClock,
): () => void {
  let silentUntil = Number.NEGATIVE_INFINITY;
  return () => {
    const now = clock.monotonic();
    if (now < silentUntil) return;
    silentUntil = now + pauseMs;
    stdout.write(bell);
  };
}
