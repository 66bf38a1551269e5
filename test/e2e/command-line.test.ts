import { createServer } from 'node:net';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { makeFolder } from '../helpers/make-folder.ts';
import { runCli, startCli } from '../helpers/run-cli.ts';
import { waitUntil } from '../helpers/wait-for.ts';

const freePorts = {
  RESTAURANTCTL_API_PORT: '0',
  RESTAURANTCTL_HUB_PORT: '0',
  RESTAURANTCTL_PRINTD_PORT: '0',
  // A busy machine is no failure.
  RESTAURANTCTL_SUPERVISOR_READY_TIMEOUT_MS: '240000',
};

test('start tells each step, then where everything is and commands that work when copied; Ctrl-C stops in order', async (t) => {
  t.timeout(480_000);
  const { dataDir, run } = systemIn(t);
  const start = startCli(t, ['start', '--demo', '--data-dir', dataDir], { env: freePorts });
  await waitUntil(() => start.stdout.some((line) => line.includes(' stop')), 60_000);
  const steps = start.stderr
    .filter((line) => /^✓ .* \d+ ms/.test(line))
    .map((line) => line.slice(2, 21).trim());
  t.deepEqual(steps, [
    'Data folder',
    'Database schema',
    'Demo restaurant',
    'API',
    'Realtime hub',
    'Printing',
  ]);
  const summary = start.stdout.join('\n');
  t.regex(summary, /Everything is ready after \d+ ms/);
  t.regex(summary, /admin\/admin/);
  const url = /http:\/\/\S+(?=\n)/.exec(summary)?.[0] ?? '';
  t.is((await fetch(`${url}/readyz`)).status, 200);

  const suggestion = start.stdout.find((line) => line.includes('order create')) ?? '';
  const [, ...args] = suggestion.trim().split(' ');
  const placed = await runCli(args, { env: freePorts });
  t.is(placed.code, 0, placed.stderr);

  const status = JSON.parse((await run('status', '--json')).stdout);
  t.deepEqual(
    status.services.map(({ service, state }: Record<string, string>) => `${service} ${state}`),
    ['api ready', 'hub ready', 'printd ready'],
  );
  start.child.kill('SIGINT');
  t.is((await start.ended).code, 0);
  t.true(start.stderr.includes('Stopped.'));
  t.is((await run('status')).code, 3);
});

test('detached: it serves when the command returns; restart, logs, a test page, stop', async (t) => {
  t.timeout(480_000);
  const { run } = systemIn(t);
  const start = await run('start', '--demo', '--detach');
  t.is(start.code, 0, start.stderr);
  t.teardown(() => run('stop'));
  t.regex(start.stdout, /Everything is ready/);

  const second = await run('start');
  t.is(second.code, 1);
  t.regex(second.stderr, /Already running .*pid \d+/);
  const migrate = await run('migrate', 'up');
  t.is(migrate.code, 1);

  const before = JSON.parse((await run('status', '--json')).stdout);
  const restarted = await run('restart', 'hub');
  t.is(restarted.code, 0, restarted.stderr);
  const after = JSON.parse((await run('status', '--json')).stdout);
  t.is(after.services[0].pid, before.services[0].pid);
  t.not(after.services[1].pid, before.services[1].pid);
  t.regex((await run('logs', 'hub')).stdout, /info {2}hub {8}Ready/);
  for (const line of (await run('logs', '--json')).stdout.trim().split('\n')) t.truthy(JSON.parse(line).time);

  const page = await run('printer', 'test', '1');
  t.is(page.code, 0, page.stderr);
  t.regex((await run('job', 'list')).stdout, /test .*printed, proven/);

  const stopped = await run('stop');
  t.is(stopped.code, 0, stopped.stderr);
  t.is((await run('stop')).code, 3);
  t.regex((await run('logs', 'supervisor')).stdout, /Stopped/);
});

test('a taken port is named and nothing stays behind', async (t) => {
  const { run } = systemIn(t);
  const holder = createServer();
  await new Promise<void>((resolve) => {
    holder.listen(0, '127.0.0.1', resolve);
  });
  t.teardown(() => holder.close());
  const address = holder.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  for (const args of [['start'], ['start', '--detach']]) {
    const { code, stderr } = await run(...args, '--hub-port', String(port));
    t.is(code, 1);
    t.regex(stderr, new RegExp(`${port}`));
    t.is((await run('status')).code, 3);
  }
});

function systemIn(t: ExecutionContext) {
  const dataDir = join(makeFolder(t), 'data');
  return {
    dataDir,
    run: (...args: string[]) => runCli([...args, '--data-dir', dataDir], { env: freePorts }),
  };
}
