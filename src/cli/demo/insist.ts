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

/**
 * The same for a move that can't be made twice: where the answer was lost with the server, a refusal is fine if the move is made.
 */
export async function insistOnMove(
  request: () => Promise<unknown>,
  isMade: () => Promise<boolean>,
): Promise<void> {
  let attempts = 0;
  try {
    await insist(() => {
      attempts += 1;
      return request();
    });
  } catch (thrown) {
    const isRefused = thrown instanceof DomainError && thrown.code === 'conflict';
    if (attempts === 1 || !isRefused || !(await insist(isMade))) throw thrown;
  }
}

const patienceMs = 60_000;

function isPassing(thrown: unknown): boolean {
  return thrown instanceof DomainError && ['not_running', 'not_ready', 'too_many'].includes(thrown.code);
}
