import { DomainError } from '../domain/errors.ts';
import { type Clock, systemClock } from '../runtime/clock.ts';
import { takeLock } from '../supervisor/lock.ts';

const lookEveryMs = 50;
const waitAtMostMs = 10_000;

/**
 * Takes the data folder for one command. Another command has it for a moment only, so its end is waited for; a running
 * system has it for long.
 * @returns how to give it back
 * @throws DomainError `already_running`
 */
export async function takeTurn(runDir: string, clock: Clock = systemClock): Promise<() => Promise<void>> {
  const deadline = clock.monotonic() + waitAtMostMs;
  for (;;) {
    try {
      return await takeLock({ runDir, purpose, now: clock.now() });
    } catch (thrown) {
      if (!mayEndSoon(thrown) || clock.monotonic() > deadline) throw thrown;
    }
    await clock.sleep(lookEveryMs);
  }
}

const purpose = 'command';

/** Who has just taken the lock may not have said yet what for. */
function mayEndSoon(thrown: unknown): boolean {
  if (!(thrown instanceof DomainError) || thrown.code !== 'already_running') return false;
  return thrown.details.purpose === purpose || thrown.details.purpose === undefined;
}
