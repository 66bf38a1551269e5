import { DomainError } from '../domain/errors.ts';
import { exitConfig, exitLocked } from '../runtime/exit-codes.ts';
import { doesNotRun } from './reasons.ts';
import type { Service } from './service.ts';

/**
 * Starts the services one after the other, each when the one before is ready, or has crashed at least once and
 * is being restarted. Resolves when all are ready.
 * @throws DomainError `config_invalid` when a service says at its start that it can't run like this
 * @throws DomainError `not_ready` when a service was given up or the signal aborted
 */
export async function startInOrder(services: readonly Service[], signal: AbortSignal): Promise<void> {
  for (const service of services) {
    if (signal.aborted) break;
    service.start();
    await service.reached('ready', 'backoff', 'failed', 'stopped');
    refuseConfigExit(service);
  }
  if (!signal.aborted)
    await Promise.all(services.map((service) => service.reached('ready', 'failed', 'stopped')));
  if (signal.aborted) throw new DomainError('not_ready', 'Stopped before everything was ready.');
  const failed = services.map((service) => service.status()).filter(({ state }) => state !== 'ready');
  if (failed.length === 0) return;
  const sentences = failed.map(({ service, last_exit }) => doesNotRun(service, last_exit));
  throw new DomainError('not_ready', sentences.join('\n'), { services: failed });
}

/** Stops the services one after the other, last started first. */
export async function stopInReverse(services: readonly Service[]): Promise<void> {
  for (const service of services.toReversed()) await service.stop();
}

function refuseConfigExit(service: Service): void {
  const { state, last_exit } = service.status();
  if (state !== 'failed' || (last_exit?.code !== exitConfig && last_exit?.code !== exitLocked)) return;
  throw new DomainError('config_invalid', `${service.name} can't start: ${last_exit.reason}`, {
    service: service.name,
  });
}
