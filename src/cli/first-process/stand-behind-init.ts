import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import type { Terminal } from '../cli.ts';
import { findProgram } from '../find-program.ts';
import { initScript, type Subreaper, subreapers } from './init-script.ts';

/**
 * The first process of a container gets every orphan in it as a child and must collect it when it ends. Node.js waits for nobody
 * but its own children, so a shell goes in front, which waits for all; the program runs again behind it.
 *
 * Where Node.js can, this process becomes that shell. Elsewhere it starts one that is made the collector of all orphans below
 * it, passes signals on to it, and ends as it ends. Where nothing can, it says so and runs on: only orphans stay behind.
 * @returns whether this process has nothing left to do but to end
 */
export async function standBehindInit(process: ProcessThatMayExec): Promise<boolean> {
  const shell = findProgram('sh', process.env.PATH);
  if (shell === undefined) return say(process);
  const init = [
    shell,
    '-c',
    initScript,
    'restaurantctl',
    process.execPath,
    ...process.execArgv,
    ...process.argv.slice(1),
  ];
  process.execve?.(shell, init, process.env);
  const subreaper = subreapers.find(({ program }) => findProgram(program, process.env.PATH) !== undefined);
  if (!subreaper) return say(process);
  process.exitCode = await runBehind(process, subreaper, init);
  return true;
}

/** Node.js 22.15 and newer; it does not return. */
interface ProcessThatMayExec extends NodeJS.Process {
  readonly execve?: (file: string, args: readonly string[], env: NodeJS.ProcessEnv) => never;
}

function say({ stderr }: NodeJS.Process): false {
  stderr.write(noCollector);
  return false;
}

const noCollector =
  'restaurantctl: This is the first process of a container, and nothing here collects what other processes leave behind. ' +
  'Start the container with --init.\n';

/** @returns the exit code */
function runBehind(
  process: NodeJS.Process,
  { program, args }: Subreaper,
  init: readonly string[],
): Promise<number> {
  const child = spawn(program, [...args, ...init], { stdio: 'inherit' });
  for (const signal of passedOn(process)) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

/** The keys of a terminal reach all processes in front of it by themselves; twice would mean: at once. */
function passedOn({ stdin }: Pick<Terminal, 'stdin'>): NodeJS.Signals[] {
  return ['SIGTERM', 'SIGHUP', 'SIGUSR1', 'SIGUSR2', 'SIGQUIT', ...(stdin.isTTY ? [] : ['SIGINT' as const])];
}
