import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SystemStatus } from '../protocol/control.ts';
import { createDataDir } from '../runtime/data-dir.ts';
import { systemClock } from '../runtime/clock.ts';
import { createControlClient } from './control-client.ts';

export interface DetachedOptions {
  readonly dataDir: string;
  /** Program and arguments of a start in the foreground: `[process.execPath, script, 'start', …]`. */
  readonly command: readonly [program: string, ...args: string[]];
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly timeoutMs: number;
}

export type DetachedStart =
  | { readonly outcome: 'ready'; readonly status: SystemStatus }
  /** It runs, but a service was given up. */
  | { readonly outcome: 'degraded'; readonly status: SystemStatus }
  /** It goes on starting in the background. */
  | { readonly outcome: 'timeout'; readonly pid: number }
  /** It ended; `output` is what it said. */
  | { readonly outcome: 'ended'; readonly exitCode: number | null; readonly output: string };

/** Starts a supervisor that outlives this process and its terminal, and waits until it serves or has failed. */
export async function startDetached(options: DetachedOptions): Promise<DetachedStart> {
  const { run } = createDataDir(options.dataDir);
  const outputFile = join(run, 'start.log');
  const child = spawnDetached(options, outputFile);
  const giveUp = new AbortController();
  const deadline = setTimeout(() => giveUp.abort(), options.timeoutMs);
  try {
    const ended = waitForEnd(child).then((exitCode): DetachedStart => {
      giveUp.abort();
      return { outcome: 'ended', exitCode, output: readFileSync(outputFile, 'utf8').trim() };
    });
    const settled = waitUntilSettled({ runDir: run, pid: child.pid, signal: giveUp.signal });
    const status = await Promise.race([ended, settled]);
    if (status === undefined) {
      // The deadline and the end abort the same wait; the end is the truer answer.
      return child.exitCode === null ? { outcome: 'timeout', pid: child.pid ?? 0 } : await ended;
    }
    if ('outcome' in status) return status;
    const allReady = status.services.every(({ state }) => state === 'ready');
    return { outcome: allReady ? 'ready' : 'degraded', status };
  } finally {
    clearTimeout(deadline);
    giveUp.abort();
    child.unref();
  }
}

function spawnDetached(
  { command: [program, ...args], env = process.env }: DetachedOptions,
  outputFile: string,
) {
  const output = openSync(outputFile, 'w', 0o600);
  const child = spawn(program, args, {
    env: { ...env },
    detached: true,
    stdio: ['ignore', output, output],
    windowsHide: true,
  });
  closeSync(output);
  return child;
}

function waitForEnd(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
}

/** The status once every service is ready or given up; undefined when the signal aborted first. */
async function waitUntilSettled(options: {
  readonly runDir: string;
  readonly pid: number | undefined;
  readonly signal: AbortSignal;
}): Promise<SystemStatus | undefined> {
  const { runDir, pid, signal } = options;
  const client = createControlClient({ runDir });
  while (!signal.aborted) {
    try {
      for await (const status of client.subscribe(signal))
        if (status.pid === pid && isSettled(status)) return status;
    } catch {
      // Not listening yet.
    }
    await systemClock.sleep(50, signal);
  }
  return undefined;
}

function isSettled({ services }: SystemStatus): boolean {
  return services.every(({ state }) => state === 'ready' || state === 'failed');
}
