import { randomUUID } from 'node:crypto';
import { DomainError, coerceError } from '../domain/errors.ts';
import { changeConfig, type SettingChange } from './config/change-config.ts';
import { loadConfig } from './config/load-config.ts';
import type { Config } from './config/schema.ts';
import { type FromDaemon, toDaemonSchema } from './daemon-messages.ts';
import { type DataPaths, createDataDir } from './data-dir.ts';
import { daemonExitCode } from './exit-codes.ts';
import { type Logger, createLogger } from './logger.ts';
import { createVitalSigns } from './vital-signs.ts';
import { type Releasers, createReleasers } from './releasers.ts';

export interface DaemonContext {
  /** Its live settings change while the service runs: they are read where they are used. */
  readonly config: Config;
  readonly paths: DataPaths;
  readonly logger: Logger;
  /** Whatever is opened pushes its closing; they run in reverse when the service stops. */
  readonly releasers: Releasers;
  /** Aborts when the service begins to stop. */
  readonly signal: AbortSignal;
}

export interface StartedDaemon {
  /** The port it listens on (the real one where the setting is 0). */
  readonly port: number;
  /** Settles when it can serve. @default at once */
  readonly ready?: Promise<void>;
}

/**
 * The life of a service, alone or under the supervisor: settings from the environment, start, report,
 * stop within the grace period on SIGTERM, SIGINT or the supervisor's word, at once on a second signal.
 * Ends the process; an error ends it with 78 (settings), 75 (locked) or 1.
 */
export async function runDaemon(
  name: 'api' | 'hub' | 'printd',
  start: (context: DaemonContext) => Promise<StartedDaemon>,
): Promise<void> {
  let logger = createLogger({ service: name, level: 'info' });
  const releasers = createReleasers();
  const stopping = new AbortController();
  let graceMs = () => 10_000;

  const fail = (thrown: unknown) => {
    const error = coerceError(thrown);
    logger.fatal({ err: error }, error.message);
    const code = error instanceof DomainError ? error.code : 'crash';
    const exit = () => process.exit(daemonExitCode(error));
    setTimeout(exit, lastWordsMs);
    report({ type: 'failed', code, message: error.message }, exit);
  };
  const stop = (reason: string, withinMs: number) => {
    if (stopping.signal.aborted) return;
    logger.info({ reason }, 'Stopping');
    stopping.abort();
    setTimeout(() => {
      logger.error(`Not done after ${withinMs} ms: leaving`);
      process.exit(1);
    }, withinMs).unref();
    releasers
      .release()
      .then(() => flushLog(logger))
      .then(flushOutput)
      .then(() => process.exit(0), fail);
  };
  const obeySignal = (signal: string) => {
    if (!stopping.signal.aborted) return stop(signal, graceMs());
    logger.warn({ signal }, 'Asked to stop again: leaving at once');
    process.exit(1);
  };
  // A supervisor or terminal that is gone is noticed elsewhere; writing to it is no crash.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  process.on('SIGTERM', obeySignal);
  process.on('SIGINT', obeySignal);
  // A closed terminal is no reason to stop serving; the supervisor tells about new settings by message.
  process.on('SIGHUP', () => logger.debug('SIGHUP ignored'));

  try {
    const { config } = loadConfig({ env: process.env });
    logger = createLogger({ service: name, level: config.log.level });
    graceMs = () => config.supervisor[name === 'printd' ? 'printd_grace_ms' : 'grace_ms'];
    const change = (changes: readonly SettingChange[]) => {
      changeConfig(config, changes);
      logger.level = config.log.level;
      logger.info({ settings: changes.map(([key]) => key) }, 'Took up changed settings');
    };
    if (process.send) obeyParent({ stop, graceMs, change });
    const paths = createDataDir(config.data_dir);
    const { port, ready } = await start({ config, paths, logger, releasers, signal: stopping.signal });
    await ready;
    logger.info({ port }, 'Ready');
    report({
      type: 'ready',
      pid: process.pid,
      port,
      instance: process.env.RESTAURANTCTL_INSTANCE ?? randomUUID(),
    });
  } catch (thrown) {
    // A start that was interrupted by the stop may fail in any way; the stop already ends the process.
    if (!stopping.signal.aborted) fail(thrown);
  }
}

interface ParentOptions {
  readonly stop: (reason: string, withinMs: number) => void;
  readonly graceMs: () => number;
  readonly change: (changes: readonly SettingChange[]) => void;
}

/** Answers the supervisor and does not outlive it, however it ended. */
function obeyParent({ stop, graceMs, change }: ParentOptions): void {
  const vitalSigns = createVitalSigns();
  process.on('message', (received) => {
    const message = toDaemonSchema.safeParse(received).data;
    if (message?.type === 'ping') report({ type: 'pong', id: message.id, ...vitalSigns.read() });
    if (message?.type === 'stop') stop('supervisor', graceMs());
    if (message?.type === 'settings') change(message.changes);
  });
  const leave = () => stop('the supervisor is gone', orphanGraceMs);
  process.once('disconnect', leave);
  const parent = Number(process.env.RESTAURANTCTL_PARENT_PID ?? process.ppid);
  // The supervisor may have died before the kernel was told to end this process with it.
  if (process.ppid !== parent) return leave();
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    leave();
  }, 2000);
  watch.unref();
}

/** Without a supervisor the port must be free soon for the next one. */
const orphanGraceMs = 1000;

/** How long the reason of a failure may take to reach the supervisor. */
const lastWordsMs = 500;

function report(message: FromDaemon, onSent: () => void = () => {}): void {
  // The channel may close at any moment; a report nobody can read is no error.
  if (process.connected) process.send?.(message, undefined, undefined, onSent);
  else onSent();
}

/** Lines still on their way at the exit would be written again at once, before the ones in hand: out of order. */
function flushLog(logger: Logger): Promise<void> {
  return new Promise((resolve) => logger.flush(() => resolve()));
}

/** Text printed to a pipe waits in this process until it is read; an exit would throw it away. */
async function flushOutput(): Promise<void> {
  for (const stream of [process.stdout, process.stderr])
    await new Promise<void>((resolve) => stream.write('', () => resolve()));
}
