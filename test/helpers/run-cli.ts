import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { ExecutionContext } from 'ava';
import { packageRoot } from '../../src/runtime/package-root.ts';

export interface CliResult {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliRun {
  /** Answers what the command reads from standard input. */
  readonly input?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
}

export const cliProgram = join(packageRoot, 'bin', 'restaurantctl');

/** Runs the real program as a person would, in English unless told otherwise, and waits for its end. */
export async function runCli(args: readonly string[], run: CliRun = {}): Promise<CliResult> {
  const child = spawnCli(args, run);
  child.stdin?.end(run.input ?? '');
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const { code, signal } = await ended(child);
  return { code, signal, stdout, stderr };
}

export interface RunningCli {
  readonly child: ChildProcess;
  readonly stdout: readonly string[];
  readonly stderr: readonly string[];
  /** Resolves when the process is gone. */
  readonly ended: Promise<Pick<CliResult, 'code' | 'signal'>>;
}

/** A command that runs until it is told to end; killed with the test at the latest. */
export function startCli(
  t: Pick<ExecutionContext, 'teardown'>,
  args: readonly string[],
  run: CliRun = {},
): RunningCli {
  const child = spawnCli(args, run);
  const stdout: string[] = [];
  const stderr: string[] = [];
  if (child.stdout) createInterface({ input: child.stdout }).on('line', (line) => stdout.push(line));
  if (child.stderr) createInterface({ input: child.stderr }).on('line', (line) => stderr.push(line));
  const end = ended(child);
  t.teardown(async () => {
    child.kill('SIGKILL');
    await end;
  });
  return { child, stdout, stderr, ended: end };
}

function spawnCli(args: readonly string[], { env, cwd }: CliRun): ChildProcess {
  return spawn(process.execPath, [cliProgram, ...args], {
    cwd,
    env: { ...cleanEnvironment(), LANG: 'C.UTF-8', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** Settings of whoever runs the tests must not show through. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('RESTAURANTCTL_') && !/^(LC_|LANG|NO_COLOR$|FORCE_COLOR$)/.test(name),
  );
  return Object.fromEntries(inherited);
}

function ended(child: ChildProcess): Promise<Pick<CliResult, 'code' | 'signal'>> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
}
