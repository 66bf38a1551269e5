import { coerceError } from '../domain/errors.ts';
import type { Supervisor } from './start-supervisor.ts';

/**
 * For the program that runs a supervisor in the foreground. SIGTERM and SIGINT stop it, the second one at once;
 * SIGHUP takes up changed settings; a terminal that is gone stops nothing.
 * @param onBadSettings gets what is wrong with the settings at a SIGHUP; nothing has changed then
 */
export function handleSignals(supervisor: Supervisor, onBadSettings: (error: Error) => void): void {
  let asked = false;
  const stop = () => {
    if (asked) supervisor.kill();
    asked = true;
    // The caller sees how it ended by `closed`.
    supervisor.stop().catch(() => {});
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('SIGHUP', () => {
    supervisor.reload().catch((thrown: unknown) => {
      const error = coerceError(thrown);
      supervisor.warn(`SIGHUP: nothing has changed. ${error.message}`);
      onBadSettings(error);
    });
  });
  // Nobody reads any more (a closed terminal, `| head`): the log files go on.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}
