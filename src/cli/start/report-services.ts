import type { ChildState, ServiceName } from '../../domain/child-process.ts';
import type { SystemStatus } from '../../protocol/control.ts';
import type { Cli } from '../cli.ts';
import type { Tell } from '../sentence-teller.ts';
import type { Progress } from './progress.ts';

interface Seen {
  readonly state: ChildState;
  /** When it began to start, ms of the process's clock. */
  readonly since: number;
}

/** Tells of each service when it is ready, crashes or is given up. */
export function reportServices(
  { texts, colors, say }: Cli,
  progress: Progress,
  tell: Tell,
): (status: SystemStatus) => void {
  const seen = new Map<ServiceName, Seen>();
  return ({ services }) => {
    for (const { service, state, port, last_exit: exit } of services) {
      const before = seen.get(service);
      if (before?.state === state) continue;
      const since = before && before.state !== 'stopped' ? before.since : performance.now();
      seen.set(service, { state, since });
      const name = texts.start.steps[service];
      if (state === 'ready') progress.done(name, performance.now() - since, port === null ? '' : `:${port}`);
      if (state === 'backoff' || state === 'failed')
        say(`${colors.red('✗')} ${name}: ${texts.serviceStates[state]} (${exit ? tell(exit.reason) : '?'})`);
    }
  };
}
