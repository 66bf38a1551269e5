import type { ServiceName } from '../domain/child-process.ts';
import { DomainError } from '../domain/errors.ts';
import type { SystemStatus } from '../protocol/control.ts';
import type { Changes } from './changes.ts';
import type { ControlServerOptions } from './control-server.ts';
import type { SystemLogs } from './logs/system-logs.ts';
import type { Service } from './service.ts';
import { stopInReverse } from './service-order.ts';

export interface ControlOptions {
  readonly services: readonly Service[];
  readonly logs: SystemLogs;
  readonly status: () => SystemStatus;
  readonly changes: Changes;
  readonly stop: () => Promise<void>;
  readonly stopping: AbortSignal;
  readonly closed: Promise<void>;
}

/** What each request of the control socket does. */
export function createControlHandler(options: ControlOptions): ControlServerOptions['handle'] {
  const { logs, status, changes, closed } = options;
  return async (request, answer, signal) => {
    switch (request.type) {
      case 'status':
        return answer({ type: 'status', status: status() });
      case 'stop':
        return options.stop();
      case 'restart':
        return restart(options, request.service);
      case 'subscribe': {
        const tell = () => answer({ type: 'status', status: status() });
        tell();
        const end = changes.listen(tell);
        await Promise.race([aborted(signal), closed]);
        end();
        return;
      }
      case 'logs': {
        const say = (line: string) => answer({ type: 'log', line });
        const { type: _, follow, ...query } = request;
        if (!follow) return (await logs.read(query)).forEach(say);
        const end = logs.follow(query, say);
        await Promise.race([aborted(signal), closed]);
        return end();
      }
      default:
        return request satisfies never;
    }
  };
}

/** @throws DomainError `not_ready` when a service does not come back */
async function restart({ services, stopping }: ControlOptions, name: ServiceName | undefined): Promise<void> {
  const chosen = services.filter((service) => name === undefined || service.name === name);
  if (chosen.length === 0)
    throw new DomainError(
      'not_found',
      `${name} does not belong to this start: ${services.map((s) => s.name)}.`,
    );
  await stopInReverse(chosen);
  for (const service of chosen) {
    if (stopping.aborted) throw new DomainError('not_ready', 'The system is being stopped.');
    service.start();
    const state = await service.reached('ready', 'failed', 'stopped');
    if (state !== 'ready')
      throw new DomainError(
        'not_ready',
        `${service.name} did not come back: ${service.status().last_exit?.reason}.`,
      );
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
