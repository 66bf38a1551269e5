import type { ServiceName } from '../domain/child-process.ts';
import { DomainError } from '../domain/errors.ts';
import type { SystemStatus } from '../protocol/control.ts';
import type { Changes } from './changes.ts';
import type { Answer, ControlServerOptions } from './control-server.ts';
import type { SystemLogs } from './logs/system-logs.ts';
import type { Reloading } from './reload.ts';
import type { Service } from './service.ts';
import { stopInReverse } from './service-order.ts';

export interface ControlOptions {
  readonly services: readonly Service[];
  readonly reloading: Reloading;
  readonly logs: SystemLogs;
  readonly status: () => SystemStatus;
  readonly changes: Changes;
  readonly stop: () => Promise<void>;
  readonly stopping: AbortSignal;
  readonly closed: Promise<void>;
}

/** What each request of the control socket does. */
export function createControlHandler(options: ControlOptions): ControlServerOptions['handle'] {
  const { logs, status, closed } = options;
  return async (request, answer, signal) => {
    switch (request.type) {
      case 'status':
        return answer({ type: 'status', status: status() });
      case 'stop':
        return options.stop();
      case 'restart':
        return restart(options, answer, request.service);
      case 'reload':
        return answer({ type: 'settings', report: await options.reloading.reload() });
      case 'subscribe':
        return tellStatus(options, answer, until(signal, closed));
      case 'logs': {
        const { type: _, follow, ...query } = request;
        const lines = follow ? logs.follow(query, until(signal, closed)) : await logs.read(query);
        for await (const line of lines) await answer({ type: 'log', line });
        return;
      }
      default:
        return request satisfies never;
    }
  };
}

/** @throws DomainError `not_ready` when a service does not come back; `config_invalid`, `port_taken` before one is stopped */
async function restart(
  { services, stopping, reloading }: ControlOptions,
  answer: Answer,
  name: ServiceName | undefined,
): Promise<void> {
  const chosen = services.filter((service) => name === undefined || service.name === name);
  if (chosen.length === 0)
    throw new DomainError(
      'not_found',
      `${name} does not belong to this start: ${services.map((s) => s.name).join(', ')}.`,
    );
  const report = await reloading.takeUpFor(chosen.map((service) => service.name));
  await answer({ type: 'settings', report });
  await stopInReverse(chosen);
  for (const service of chosen) {
    if (stopping.aborted) throw new DomainError('not_ready', 'The system is being stopped.');
    service.start();
    const state = await service.reached('ready', 'failed', 'stopped');
    if (state !== 'ready')
      throw new DomainError(
        'not_ready',
        `${service.name} did not come back: ${service.status().last_exit?.reason}`,
      );
  }
}

/** The status now and after every change; a slow asker gets the newest when it has read the one before. */
async function tellStatus(
  { status, changes }: ControlOptions,
  answer: Answer,
  signal: AbortSignal,
): Promise<void> {
  let changed = true;
  let wake: () => void = () => {};
  const end = changes.listen(() => {
    changed = true;
    wake();
  });
  signal.addEventListener('abort', () => wake(), { once: true });
  while (changed || !signal.aborted) {
    if (!changed) await new Promise<void>((resolve) => void (wake = resolve));
    else {
      changed = false;
      await answer({ type: 'status', status: status() });
    }
  }
  end();
}

/** Aborts when the asker is gone or the supervisor has stopped. */
function until(gone: AbortSignal, closed: Promise<void>): AbortSignal {
  const over = new AbortController();
  void closed.then(() => over.abort());
  return AbortSignal.any([gone, over.signal]);
}
