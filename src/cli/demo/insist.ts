import { DomainError } from '../../domain/errors.ts';
import { systemClock } from '../../runtime/clock.ts';

/** Asks again, as every good client does, while the server is down, busy or wants a pause. @throws what else it says, or at the end */
export async function insist<T>(request: () => Promise<T>): Promise<T> {
  const end = performance.now() + patienceMs;
  for (;;) {
    try {
      return await request();
    } catch (thrown) {
      if (!isPassing(thrown) || performance.now() > end) throw thrown;
      await systemClock.sleep(200);
    }
  }
}

const patienceMs = 60_000;

function isPassing(thrown: unknown): boolean {
  return thrown instanceof DomainError && ['not_running', 'not_ready', 'too_many'].includes(thrown.code);
}
