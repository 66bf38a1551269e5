import { coerceError } from '../domain/errors.ts';
import type { Clock } from './clock.ts';
import type { Logger } from './logger.ts';

export interface RepeatOptions {
  /** A function is asked before each pause. */
  readonly everyMs: number | (() => number);
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly logger: Logger;
  readonly work: () => void | Promise<void>;
}

/** Does the work again and again with a pause before; a failure is logged and the next turn tried. Resolves after the abort. */
export async function repeat({ everyMs, clock, signal, logger, work }: RepeatOptions): Promise<void> {
  for (;;) {
    await clock.sleep(typeof everyMs === 'function' ? everyMs() : everyMs, signal);
    if (signal.aborted) return;
    try {
      await work();
    } catch (thrown) {
      logger.error({ err: coerceError(thrown) }, 'A round failed; the next one tries again');
    }
  }
}
