import { signal } from '@preact/signals';

/** Goes on once a second; whoever shows an age reads it. Monotonic ms. */
export const tick = signal(performance.now());

export function startTicking(): void {
  setInterval(() => {
    tick.value = performance.now();
  }, 1000);
}
