import { spawn } from 'node:child_process';
import type { Cli } from '../cli.ts';

/** Tells the service manager that started this process how it stands. Nothing where no manager asked. */
export interface ServiceManager {
  /** States like `READY=1`, `STOPPING=1`; they arrive in the order in which they are told. */
  tell(...states: readonly string[]): void;
  /** A reload that is over already. */
  tellReloaded(): void;
}

/**
 * By `systemd-notify`, for Node.js has no datagram sockets of this kind; that it can't be told stops nothing. Where the manager
 * keeps watch (`WatchdogSec=`), it hears from this process three times as often as it must.
 */
export function findServiceManager(cli: Cli): ServiceManager {
  const { NOTIFY_SOCKET, WATCHDOG_USEC, WATCHDOG_PID = `${process.pid}` } = cli.env;
  if (!NOTIFY_SOCKET) return { tell: () => {}, tellReloaded: () => {} };
  let told = Promise.resolve();
  const tell = (...states: readonly string[]) => {
    told = told.then(() => send(cli, states));
  };
  const patience = Number(WATCHDOG_USEC) / 1000;
  if (patience > 0 && WATCHDOG_PID === `${process.pid}`)
    setInterval(() => tell('WATCHDOG=1'), patience / 3).unref();
  return {
    tell,
    tellReloaded: () => {
      tell('RELOADING=1', `MONOTONIC_USEC=${process.hrtime.bigint() / 1000n}`);
      tell('READY=1');
    },
  };
}

function send({ env, say, texts }: Cli, states: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn('systemd-notify', states, { env: { ...env }, stdio: 'ignore' });
    child.once('error', (error) => {
      say(texts.service.notTold(error.message));
      resolve();
    });
    child.once('exit', () => resolve());
    child.unref();
  });
}
