import { coerceError } from '../domain/errors.ts';
import type { Supervisor } from './start-supervisor.ts';

/**
 * For the program that runs a supervisor in the foreground. SIGTERM and SIGINT stop it, the second one at once;
 * SIGHUP takes the log level anew; a terminal that is gone stops nothing.
 * @param readLogLevel reads the settings again; an error in them changes nothing
 */
export function handleSignals(supervisor: Supervisor, readLogLevel: () => string): void {
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
    try {
      supervisor.setLogLevel(readLogLevel());
    } catch (thrown) {
      supervisor.warn(`SIGHUP: the settings can't be read: ${coerceError(thrown).message}`);
    }
  });
  // Nobody reads any more (a closed terminal, `| head`): the log files go on.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}
