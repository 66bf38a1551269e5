import { coerceError, DomainError } from '../domain/errors.ts';
import type { EventLog } from './event-log.ts';

/**
 * Resolves as soon as `check` holds, asked now and after every event.
 * @throws DomainError `not_ready` after `deadlineMs` of real time, whatever the printer's own clock says.
 */
export function waitForEvent(log: EventLog, check: () => boolean, deadlineMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    if (check()) return resolve();
    const timer = setTimeout(() => {
      off();
      const last = log
        .all()
        .slice(-5)
        .map((event) => JSON.stringify(event));
      const message = `The virtual printer did not get there within ${deadlineMs} ms. Last: ${last.join(' ')}`;
      reject(new DomainError('not_ready', message));
    }, deadlineMs);
    const off = log.on(() => {
      try {
        if (!check()) return;
        resolve();
      } catch (thrown) {
        // Thrown on, it would end the printer's work instead of the wait.
        reject(coerceError(thrown));
      }
      off();
      clearTimeout(timer);
    });
  });
}
