import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import type { Readable } from 'node:stream';
import { coerceError } from '../domain/errors.ts';
import { type FromDaemon, type ToDaemon, fromDaemonSchema } from '../runtime/daemon-messages.ts';

export interface ChildOptions {
  /** The compiled program. */
  readonly entry: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly onMessage: (message: FromDaemon) => void;
  /** Gets the two pipes of the process as soon as it runs. */
  readonly onOutput: (output: { readonly stdout: Readable; readonly stderr: Readable }) => void;
}

export interface ChildExit {
  readonly code: number | null;
  readonly signal: string | null;
  /** The process could not be started at all. */
  readonly error?: Error;
}

/** One process of a service. */
export interface Child {
  readonly pid: number | undefined;
  /** Resolves when the process has ended, whatever the cause; never rejects. */
  readonly exited: Promise<ChildExit>;
  send(message: ToDaemon): void;
  /** Asks it to finish and leave. */
  terminate(): void;
  /** Ends it and whatever it started, now. */
  kill(): void;
}

/**
 * Starts a service's process in a process group of its own. Where the system can (setpriv of util-linux),
 * the kernel ends it the moment this process dies, so that not even a killed supervisor leaves one behind.
 */
export function spawnChild({ entry, env, onMessage, onOutput }: ChildOptions): Child {
  const [command, ...args] = [...deathSignalPrefix(), process.execPath, '--enable-source-maps', entry];
  // Must run on the main thread: the kernel's death signal follows the thread that starts the process.
  const child = spawn(command ?? process.execPath, args, {
    env: { ...env },
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    windowsHide: true,
  });
  child.on('message', (received) => {
    const message = fromDaemonSchema.safeParse(received).data;
    if (message) onMessage(message);
  });
  if (child.stdout && child.stderr) onOutput({ stdout: child.stdout, stderr: child.stderr });
  return {
    pid: child.pid,
    exited: waitForExit(child),
    send: (message) => send(child, message),
    terminate: () => {
      if (process.platform === 'win32') send(child, { type: 'stop' });
      else child.kill('SIGTERM');
    },
    kill: () => killGroup(child),
  };
}

/** `setpriv --pdeathsig KILL --`, if this system's setpriv knows it; asked once. */
function deathSignalPrefix(): readonly string[] {
  prefix ??= canSetDeathSignal() ? ['setpriv', '--pdeathsig', 'KILL', '--'] : [];
  return prefix;
}
let prefix: readonly string[] | undefined;

function canSetDeathSignal(): boolean {
  if (process.platform !== 'linux') return false;
  return spawnSync('setpriv', ['--pdeathsig', 'KILL', '--', 'true'], { stdio: 'ignore' }).status === 0;
}

function waitForExit(child: ChildProcess): Promise<ChildExit> {
  return new Promise((resolve) => {
    child.on('error', (error) => {
      // Also emitted when a signal or message can't be delivered; only a process without a pid never ran.
      if (child.pid === undefined) resolve({ code: null, signal: null, error });
    });
    child.once('exit', (code, signal) => {
      killGroup(child);
      const told = () => resolve({ code, signal });
      if (!child.connected) return told();
      // Its last words may still be on the way: the channel ends after them.
      child.once('disconnect', told);
      setTimeout(told, 1000).unref();
    });
  });
}

function send(child: ChildProcess, message: ToDaemon): void {
  // The process may end at any moment; that is seen by its exit, not here.
  if (child.connected) child.send(message, () => {});
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch (thrown) {
    const error = coerceError(thrown);
    if (!('code' in error) || error.code !== 'ESRCH') throw error;
  }
}
