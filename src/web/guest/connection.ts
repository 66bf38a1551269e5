import { computed, signal } from '@preact/signals';
import { DomainError } from '../../domain/errors.ts';

const hasNetwork = signal(navigator.onLine);
const isUnanswered = signal(false);

addEventListener('online', () => {
  hasNetwork.value = true;
  isUnanswered.value = false;
});
addEventListener('offline', () => {
  hasNetwork.value = false;
});

/** The restaurant can't be reached: the phone says so, or the last question had no answer. */
export const isOffline = computed(() => !hasNetwork.value || isUnanswered.value);

/** Notes whether the server answered, whatever it said. */
export async function noteAnswer<T>(asked: Promise<T>): Promise<T> {
  try {
    const answer = await asked;
    isUnanswered.value = false;
    return answer;
  } catch (thrown) {
    const code = thrown instanceof DomainError ? thrown.code : undefined;
    isUnanswered.value = code === 'not_running' || code === 'not_ready';
    throw thrown;
  }
}

/** The live stream stands: whatever was, the restaurant is there. */
export function noteConnected(): void {
  isUnanswered.value = false;
}
