import { spawn } from 'node:child_process';
import type { Cli } from '../cli.ts';

/**
 * Tells the service manager that started this process how it stands: `READY=1`, `STOPPING=1`. By `systemd-notify`, for Node.js
 * has no datagram sockets of this kind. Nothing where no manager asked; that it can't be told stops nothing.
 */
export function notifySystemd({ env, say, texts }: Cli, ...states: readonly string[]): void {
  if (!env.NOTIFY_SOCKET) return;
  const child = spawn('systemd-notify', states, { env: { ...env }, stdio: 'ignore' });
  child.once('error', (error) => say(texts.service.notTold(error.message)));
  child.unref();
}
