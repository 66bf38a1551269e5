import { computed, signal } from '@preact/signals';
import { DomainError } from '../../../domain/errors.ts';
import { systemClock } from '../../../runtime/clock.ts';
import { api } from '../../session/api.ts';
import { failure, isLive, isLoaded } from '../floor/floor.ts';

/** `hub` and `printd`: only that is missing; `api`: nothing answers. */
export type Trouble = 'hub' | 'printd' | 'api';

const isPrinting = signal(true);
const answers = signal(true);
/** When the server last answered, this device's ms. */
export const answeredAt = signal(Date.now());
/** The stream has been silent for longer than a reconnection takes. */
const isSilent = signal(false);

export const troubles = computed<readonly Trouble[]>(() => {
  if (!answers.value || isUnreachable(failure.value)) return ['api'];
  return [
    ...(isSilent.value && !isLive.value && isLoaded.value ? (['hub'] as const) : []),
    ...(isPrinting.value ? [] : (['printd'] as const)),
  ];
});

const lookAgainMs = 5000;
const patienceMs = 3000;

/** Asks every few seconds who still works, until it is told to stop. */
export function watchHealth(): () => void {
  const ending = new AbortController();
  void keepAsking(ending.signal);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = isLive.subscribe((live) => {
    clearTimeout(timer);
    if (live) isSilent.value = false;
    else timer = setTimeout(() => (isSilent.value = true), patienceMs);
  });
  return () => {
    ending.abort();
    clearTimeout(timer);
    stop();
  };
}

async function keepAsking(ended: AbortSignal): Promise<void> {
  while (!ended.aborted) {
    try {
      const { items } = await api.listServices();
      isPrinting.value = items.every(({ name, ready }) => name !== 'printd' || ready);
      answers.value = true;
      answeredAt.value = Date.now();
    } catch (thrown) {
      // Whoever refuses answers, too.
      answers.value = !isUnreachable(thrown);
    }
    await untilNextLook(ended);
  }
}

/** Sooner when the device itself says that its network went or came. */
async function untilNextLook(ended: AbortSignal): Promise<void> {
  const told = new AbortController();
  const wake = () => told.abort();
  const events = ['online', 'offline'] as const;
  for (const event of events) addEventListener(event, wake);
  ended.addEventListener('abort', wake, { once: true });
  await systemClock.sleep(lookAgainMs, told.signal);
  ended.removeEventListener('abort', wake);
  for (const event of events) removeEventListener(event, wake);
}

function isUnreachable(thrown: unknown): boolean {
  return thrown instanceof DomainError && (thrown.code === 'not_running' || thrown.code === 'not_ready');
}
