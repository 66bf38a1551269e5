import { join } from 'node:path';
import { type ServiceName, serviceNames } from '../domain/child-process.ts';
import type { Clock } from '../runtime/clock.ts';
import { type LoadedConfig, configToEnvironment } from '../runtime/config/load-config.ts';
import type { Logger } from '../runtime/logger.ts';
import { packageRoot } from '../runtime/package-root.ts';
import { spawnChild } from './child.ts';
import type { SystemLogs } from './logs/system-logs.ts';
import { probeReady } from './probe-ready.ts';
import { type Service, createService } from './service.ts';

export interface ServicesOptions extends LoadedConfig {
  readonly only?: readonly ServiceName[] | undefined;
  readonly entries?: Readonly<Partial<Record<ServiceName, string>>>;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly random?: () => number;
  /** The mark of this run in the environment of its processes. */
  readonly instance: string;
  readonly logs: SystemLogs;
  readonly logger: Logger;
  readonly onChange: () => void;
}

/** The chosen services in the order of their start, none started yet. */
export function createServices(options: ServicesOptions): Service[] {
  const { config, only = serviceNames, entries, clock, random, instance, logs, logger, onChange } = options;
  const { supervisor: settings } = config;

  const create = (name: ServiceName): Service =>
    createService({
      name,
      launch: (onMessage) =>
        spawnChild({
          entry: entries?.[name] ?? programOf(name),
          env: { ...childEnvironment(options), RESTAURANTCTL_INSTANCE: instance },
          onMessage,
          onOutput: (output) => logs.capture(name, output),
        }),
      probe: (port, signal) => probeReady({ host: config[name].host, port }, { signal, sleep: clock.sleep }),
      settings,
      graceMs: () => settings[name === 'printd' ? 'printd_grace_ms' : 'grace_ms'],
      clock,
      ...(random && { random }),
      logger,
      onChange,
    });
  return serviceNames.filter((name) => only.includes(name)).map(create);
}

function programOf(name: ServiceName): string {
  const folder = name === 'api' ? 'server' : name;
  return join(packageRoot, 'build', 'src', folder, 'main.js');
}

function childEnvironment({
  env = process.env,
  ...loaded
}: ServicesOptions): Record<string, string | undefined> {
  return {
    // bcrypt and SQLite share libuv's threads: with the default of 4, a few logins at once stall every query.
    UV_THREADPOOL_SIZE: '16',
    ...env,
    ...configToEnvironment(loaded),
    // Everything the file said is in the variables above; another file must not be read on top.
    RESTAURANTCTL_CONFIG: '',
    RESTAURANTCTL_PARENT_PID: String(process.pid),
  };
}
