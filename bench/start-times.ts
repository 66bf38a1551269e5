// How fast the program is at the prompt: ten commands, each a process of its own; then `start` until it serves, beside the bare
// minimum: three Node processes that do nothing, started one after another as the services are.
// Usage: node build/bench/start-times.js [runs of each command]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../src/runtime/package-root.ts';

const runs = Number(process.argv[2] ?? 9);
const program = join(packageRoot, 'bin', 'restaurantctl');
const dataDir = await mkdtemp(join(tmpdir(), 'restaurantctl-bench-'));
const env = {
  ...process.env,
  RESTAURANTCTL_DATA_DIR: dataDir,
  RESTAURANTCTL_API_PORT: '0',
  RESTAURANTCTL_HUB_PORT: '0',
  RESTAURANTCTL_PRINTD_PORT: '0',
};

const alone = ['--version', '--help', 'order create --help', 'config get api.port', 'completion bash'];
const beside = ['status', 'store list', 'order list', 'printer list', 'doctor'];

try {
  say(`Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`);
  await row('node -e 0', () => run(['-e', '0']));
  for (const command of alone) await row(command, () => run([program, ...command.split(' ')]));
  await row('three empty Node processes', startEmpty);
  await row('start --detach', start, stop);
  await start();
  for (const command of beside) await row(command, () => run([program, ...command.split(' ')]));
} finally {
  await stop();
  rmSync(dataDir, { recursive: true, force: true });
}

/** The median of some runs and their extremes, ms. */
async function row(name: string, task: () => Promise<void>, after = async () => {}): Promise<void> {
  const times: number[] = [];
  for (let index = 0; index < runs; index++) {
    const begun = performance.now();
    await task();
    times.push(performance.now() - begun);
    await after();
  }
  times.sort((one, other) => one - other);
  const [least, median, most] = [times[0], times[Math.floor(runs / 2)], times.at(-1)].map((time) =>
    String(Math.round(time ?? 0)).padStart(6),
  );
  say(`${name.padEnd(28)}${median} ms   (${least} …${most})`);
}

async function run(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, args, { env, stdio: 'ignore' });
  await once(child, 'exit');
}

/** Each tells that it runs, then waits, as a service does. */
async function startEmpty(): Promise<void> {
  const source = "process.send('ready'); process.on('message', () => process.exit());";
  const children = [];
  for (let index = 0; index < 3; index++) {
    const child = spawn(process.execPath, ['-e', source], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    await once(child, 'message');
    children.push(child);
  }
  for (const child of children) child.send('stop');
}

function start(): Promise<void> {
  return run([program, 'start', '--detach', '--demo']);
}

function stop(): Promise<void> {
  return run([program, 'stop']);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
