import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { createControlClient } from '../../src/client/control-client.ts';
import { dataPaths } from '../../src/runtime/data-dir.ts';
import { makeFolder } from '../helpers/make-folder.ts';
import { cliProgram } from '../helpers/run-cli.ts';
import { waitFor } from '../helpers/wait-for.ts';

const asFirst = ['--pid', '--fork', '--mount-proc', '--kill-child'];
const isAllowed =
  process.platform === 'linux' &&
  spawnSync('unshare', [...asFirst, 'true'], { stdio: 'ignore' }).status === 0;

(isAllowed ? test : test.skip)(
  'as the first process of a container it starts, replaces a killed service, leaves no zombie, not even of an orphan, comes back after a kill, and stops at SIGTERM',
  async (t) => {
    t.timeout(480_000);
    const dataDir = makeFolder(t);
    const first = await startAsFirst(t, dataDir);
    const victim = first.processes().find(({ command }) => command.includes('/hub/main.js'));
    process.kill(victim?.pid ?? 0, 'SIGKILL');
    await waitFor('the hub to be replaced', async () => (await first.isReady()) && !isThere(victim?.pid));
    await waitFor('the orphan to end', () => existsSync(first.orphanEnds));
    await waitFor('nobody to be left uncollected', () =>
      first.processes().every(({ state }) => state !== 'Z'),
    );
    process.kill(first.pid, 'SIGKILL');
    await first.ended;

    // In the next container its number is 1 again, as of whoever was killed in this one.
    const second = await startAsFirst(t, dataDir);
    process.kill(second.pid, 'SIGTERM');
    t.is(await second.ended, 0);
  },
);

async function startAsFirst(t: ExecutionContext, dataDir: string) {
  // What the product starts to tell its manager leaves a process behind: the kernel gives it to whoever collects orphans.
  const programs = makeFolder(t);
  const orphanEnds = join(programs, 'orphan-ends');
  writeFileSync(join(programs, 'systemd-notify'), `#!/bin/sh\n(sleep 0.5; : >${orphanEnds}) &\n`, {
    mode: 0o755,
  });
  const child = spawn(
    'unshare',
    [...asFirst, process.execPath, cliProgram, 'start', '--demo', '--data-dir', dataDir],
    {
      stdio: 'ignore',
      env: {
        ...process.env,
        PATH: `${programs}:${process.env.PATH}`,
        NOTIFY_SOCKET: join(programs, 'nobody'),
        RESTAURANTCTL_API_PORT: '0',
        RESTAURANTCTL_HUB_PORT: '0',
        RESTAURANTCTL_PRINTD_PORT: '0',
      },
    },
  );
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  t.teardown(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const control = createControlClient({ runDir: dataPaths(dataDir).run });
  const isReady = async () => {
    const { services } = await control.status();
    return services.every(({ state }) => state === 'ready');
  };
  await waitFor('the services to be ready', () => isReady().catch(() => false), 90_000);
  const pid = childrenOf(child.pid ?? 0)[0] ?? 0;
  return {
    pid,
    ended,
    isReady,
    /** All that live in its container, and all that nobody has collected. */
    processes: () => [pid, ...descendantsOf(pid)].map(describe),
    orphanEnds,
  };
}

interface Process {
  readonly pid: number;
  readonly command: string;
  /** `Z` of a zombie. */
  readonly state: string;
}

function descendantsOf(pid: number): number[] {
  return childrenOf(pid).flatMap((child) => [child, ...descendantsOf(child)]);
}

function childrenOf(pid: number): number[] {
  return readProc(pid, `task/${pid}/children`).split(' ').filter(Boolean).map(Number);
}

function describe(pid: number): Process {
  return {
    pid,
    command: readProc(pid, 'cmdline'),
    state: /\) (\w) /.exec(readProc(pid, 'stat'))?.[1] ?? '',
  };
}

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    // Gone meanwhile.
    return '';
  }
}

function isThere(pid: number | undefined): boolean {
  try {
    process.kill(pid ?? 0, 0);
    return true;
  } catch {
    return false;
  }
}
