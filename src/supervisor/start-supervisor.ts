import { randomUUID } from 'node:crypto';
import type { ServiceName } from '../domain/child-process.ts';
import { DomainError, coerceError } from '../domain/errors.ts';
import type { LogSource, SettingsReport, SystemStatus } from '../protocol/control.ts';
import { type Clock, systemClock } from '../runtime/clock.ts';
import type { LoadedConfig } from '../runtime/config/load-config.ts';
import { createDataDir, dataPaths } from '../runtime/data-dir.ts';
import { localSocketPath } from '../runtime/local-socket.ts';
import { createLogger } from '../runtime/logger.ts';
import { productVersion } from '../runtime/product-version.ts';
import { createReleasers } from '../runtime/releasers.ts';
import { checkPorts } from './check-ports.ts';
import { openControlServer } from './control-server.ts';
import { createServices } from './create-services.ts';
import { createChanges } from './changes.ts';
import { createControlHandler } from './handle-control.ts';
import { endLeftovers } from './leftovers.ts';
import { takeLock } from './lock.ts';
import { createSystemLogs } from './logs/system-logs.ts';
import { readRunState, removeRunState, writeRunState } from './run-state.ts';
import { createReloading } from './reload.ts';
import { startInOrder, stopInReverse } from './service-order.ts';

export interface SupervisorOptions extends LoadedConfig {
  /** The services to run. @default all */
  readonly only?: readonly ServiceName[] | undefined;
  /** Runs once the data folder is ours and the ports are free, before the first service: migrations, seeds. */
  readonly beforeChildren?: () => Promise<void>;
  /** The settings as they would be now, for a reload. @default those of the start */
  readonly readSettings?: () => Promise<LoadedConfig>;
  /** Where the settings were read from. */
  readonly configFile?: string | undefined;
  /** Sees what a reload did. */
  readonly onReload?: (report: SettingsReport) => void;
  /** Sees every log line, e.g. to show it on a terminal. */
  readonly onLog?: (line: string, source: LogSource) => void;
  /** Sees the status whenever it changed. */
  readonly onStatus?: (status: SystemStatus) => void;
  /** The programs of the services. @default those of this package */
  readonly entries?: Readonly<Partial<Record<ServiceName, string>>>;
  /** What the services inherit. @default process.env */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly clock?: Clock;
  /** Spreads the pauses between restarts. @default Math.random */
  readonly random?: () => number;
}

export interface Supervisor {
  /**
   * Resolves when every service is ready. Rejects with `already_running`, `port_taken` or `config_invalid`, and
   * then everything is closed again; or with `not_ready` when a service was given up, and then the others go on.
   */
  readonly ready: Promise<void>;
  /** Resolves when everything has stopped and the data folder is free. */
  readonly closed: Promise<void>;
  /** Stops the services in reverse order, each within its grace period. */
  stop(): Promise<void>;
  /** Ends the processes of all services at once; for the second Ctrl-C. */
  kill(): void;
  status(): SystemStatus;
  /** Takes up the live settings that have changed. @throws DomainError `config_invalid`, and then nothing has changed */
  reload(): Promise<SettingsReport>;
  /** Writes a line to the supervisor's log. */
  warn(message: string): void;
}

/** Starts the services and keeps them running until `stop()`. Touches no signal and no standard stream. */
export function startSupervisor(options: SupervisorOptions): Supervisor {
  const { config, clock = systemClock, beforeChildren = async () => {}, onStatus = () => {} } = options;
  const run = { pid: process.pid, instance: randomUUID(), started_at: clock.now().toISOString() };
  const paths = dataPaths(config.data_dir);
  const releasers = createReleasers();
  const stopping = new AbortController();
  const changes = createChanges();
  const logs = createSystemLogs({
    folder: paths.logs,
    limits: () => ({ maxBytes: config.log.max_size_mb * 1_000_000, keep: config.log.keep }),
    clock,
    onLine: options.onLog,
  });
  const logger = createLogger({
    service: 'supervisor',
    level: config.log.level,
    stream: { write: (line) => logs.write('supervisor', line.trimEnd()) },
  });
  const services = createServices({
    ...options,
    clock,
    instance: run.instance,
    logs,
    logger,
    onChange: changes.tell,
  });
  const reloading = createReloading({ ...options, services, logs, logger });
  const version = productVersion();
  const status = (): SystemStatus => ({
    ...run,
    version,
    data_dir: config.data_dir,
    services: services.map((service) => service.status()),
  });
  changes.listen(() => onStatus(status()));

  const open = async () => {
    createDataDir(config.data_dir);
    releasers.push(
      await takeLock({
        runDir: paths.run,
        purpose: 'supervisor',
        config: options.configFile,
        now: clock.now(),
      }),
    );
    releasers.push(logs.close);
    const earlier = readRunState(paths.run);
    const leftovers = earlier ? await endLeftovers(earlier.instance, clock) : [];
    if (leftovers.length > 0)
      logger.warn({ pids: leftovers }, 'Ended what a killed supervisor had left behind');
    await checkPorts(
      config,
      services.map(({ name }) => name),
    );
    writeRunState(paths.run, run);
    releasers.push(() => removeRunState(paths.run));
    const control = await openControlServer({
      path: localSocketPath(paths.run, 'control'),
      handle: createControlHandler({
        services,
        reloading,
        logs,
        status,
        changes,
        stop,
        stopping: stopping.signal,
        closed,
      }),
    });
    releasers.push(control.close);
    logger.info({ version, data_dir: config.data_dir }, 'Starting');
    await beforeChildren();
  };
  let over: Promise<void> | undefined;
  let tellClosed: () => void = () => {};
  const closed = new Promise<void>((resolve) => void (tellClosed = resolve));
  const stop = () => (over ??= close().finally(tellClosed));
  const close = async () => {
    stopping.abort();
    // An error of the start is told by `ready`; what it had opened is closed all the same.
    const wasOpen = await opened.then(
      () => true,
      () => false,
    );
    await stopInReverse(services);
    if (wasOpen) logger.info('Stopped');
    await releasers.release();
  };
  const opened = open();
  const ready = opened
    .then(() => startInOrder(services, stopping.signal))
    .catch(async (thrown: unknown) => {
      const error = coerceError(thrown);
      const code = error instanceof DomainError ? error.code : undefined;
      // The logs belong to whoever holds the lock.
      if (code !== 'already_running' && !stopping.signal.aborted) logger.error(error.message);
      if (code !== 'not_ready') await stop();
      throw error;
    });
  // Who only waits for `closed` must not be ended by an unhandled rejection.
  ready.catch(() => {});
  return {
    ready,
    closed,
    stop,
    kill: () => services.forEach((service) => service.kill()),
    status,
    reload: reloading.reload,
    warn: (message) => logger.warn(message),
  };
}
