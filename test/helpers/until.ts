import { setTimeout as delay } from 'node:timers/promises';

/** Waits for a condition that nothing announces; fails loudly when it never comes true. */
export async function until(isTrue: () => boolean, withinMs = 5_000): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!isTrue()) {
    if (performance.now() > deadline) throw new Error(`Not true within ${withinMs} ms: ${isTrue.toString()}`);
    await delay(2);
  }
}
