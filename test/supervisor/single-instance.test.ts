import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import test, { type ExecutionContext } from 'ava';
import { DomainError } from '../../src/domain/errors.ts';
import { loadConfig } from '../../src/runtime/config/load-config.ts';
import { readRunState, writeRunState } from '../../src/supervisor/run-state.ts';
import { systemStatusSchema } from '../../src/protocol/control.ts';
import { dataPaths } from '../../src/runtime/data-dir.ts';
import { fixture, shortSettings, startSystem } from '../helpers/test-system.ts';
import { startSupervisor } from '../../src/supervisor/start-supervisor.ts';
import { isAlive } from '../helpers/is-alive.ts';
import { waitUntil } from '../helpers/wait-for.ts';

test('a second start in the same folder is refused, names the first and leaves it alone', async (t) => {
  const first = startSystem(t, {}, { only: ['api'] });
  await first.ready;
  const second = startSupervisor({
    ...loadConfig({ env: { RESTAURANTCTL_DATA_DIR: first.status().data_dir } }),
  });
  const error = await t.throwsAsync(second.ready, { instanceOf: DomainError });
  await second.closed;
  t.is(error?.code, 'already_running');
  t.regex(error?.message ?? '', new RegExp(`supervisor, pid ${process.pid}`));
  t.is(first.status().services[0]?.state, 'ready');
});

test('kill -9 of the supervisor leaves no process and no port, and the next start takes the folder at once', async (t) => {
  const settings = shortSettings(t);
  const { child, status } = await startProgram(t, settings);
  child.kill('SIGKILL');
  await once(child, 'exit');
  for (const { pid, port } of status.services) {
    await waitUntil(() => !isAlive(pid), 5000);
    await t.throwsAsync(fetch(`http://127.0.0.1:${port}/readyz`));
  }
  const next = await startProgram(t, settings);
  t.true(next.status.services.every(({ state }) => state === 'ready'));
});

test('SIGTERM to the program stops everything in order and ends it well', async (t) => {
  const { child, status } = await startProgram(t, shortSettings(t));
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  t.is(code, 0);
  t.true(status.services.every(({ pid }) => !isAlive(pid)));
});

(process.platform === 'win32' ? test.skip : test)(
  'a closed terminal stops nothing: SIGHUP, no reader of the output',
  async (t) => {
    const { child, status } = await startProgram(t, shortSettings(t));
    child.stdout?.destroy();
    child.stderr?.destroy();
    child.kill('SIGHUP');
    const [api] = status.services;
    process.kill(api?.pid ?? 0, 'SIGHUP');
    const answer = await fetch(`http://127.0.0.1:${api?.port}/readyz`);
    t.is(answer.status, 200);
    t.is(child.exitCode, null);
  },
);

(process.platform === 'linux' ? test : test.skip)(
  'a process that an earlier run left behind is ended by the next start',
  async (t) => {
    const settings = shortSettings(t);
    const { run } = dataPaths(settings.RESTAURANTCTL_DATA_DIR ?? '');
    // Alone, without a supervisor, as one whose supervisor could not take it along.
    const stray = fork(fixture('ignores-sigterm'), {
      env: { ...process.env, ...settings, RESTAURANTCTL_INSTANCE: 'earlier' },
      silent: true,
    });
    await once(stray, 'message');
    const gone = once(stray, 'exit');
    writeRunState(run, { pid: 1, instance: 'earlier', started_at: '2026-01-01T00:00:00Z' });
    const lines: string[] = [];
    const supervisor = startSystem(
      t,
      {},
      { ...loadConfig({ env: settings }), only: ['api'], onLog: (line) => void lines.push(line) },
    );
    await supervisor.ready;
    t.deepEqual(await gone, [null, 'SIGKILL']);
    t.true(lines.some((line) => line.includes(`[${stray.pid}]`)));
    await supervisor.stop();
    t.is(readRunState(run), undefined);
  },
);

test('a taken port is told with its setting and its holder, and nothing starts', async (t) => {
  const holder = createServer();
  holder.listen(0, '127.0.0.1');
  await once(holder, 'listening');
  t.teardown(() => holder.close());
  const address = holder.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const supervisor = startSystem(t, {}, { settings: { RESTAURANTCTL_HUB_PORT: String(port) } });
  const error = await t.throwsAsync(supervisor.ready, { instanceOf: DomainError });
  t.is(error?.code, 'port_taken');
  t.true(error?.message.includes(`Port ${port} (hub.port, RESTAURANTCTL_HUB_PORT)`));
  if (process.platform === 'linux') t.true(error?.message.includes(`pid ${process.pid}`));
  t.true(supervisor.status().services.every(({ state }) => state === 'stopped'));
});

async function startProgram(t: ExecutionContext, settings: Record<string, string>) {
  const ready = fixture('ready');
  const child: ChildProcess = fork(fixture('supervisor'), [ready, ready, ready], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  t.teardown(() => child.kill('SIGKILL'));
  const [message] = await once(child, 'message');
  if (!('status' in message)) throw new Error(message.error);
  return { child, status: systemStatusSchema.parse(message.status) };
}
