import test, { type ExecutionContext } from 'ava';
import { createControlClient } from '../../src/client/control-client.ts';
import { startDetached } from '../../src/client/start-detached.ts';
import { dataPaths } from '../../src/runtime/data-dir.ts';
import { readLockHolder } from '../../src/supervisor/lock.ts';
import { fixture, shortSettings } from '../helpers/test-system.ts';
import { waitUntil } from '../helpers/wait-for.ts';

test('a detached start serves on after it is told, and stops through the socket', async (t) => {
  const { options, client } = detached(t, 'ready');
  const start = await startDetached(options);
  t.is(start.outcome, 'ready');
  t.true((await client.status()).services.every(({ state }) => state === 'ready'));
  await client.stop();
  await t.throwsAsync(client.status(), { message: /Nothing runs/ });
});

test('a second detached start ends and says why, whatever the first one answers', async (t) => {
  const { options } = detached(t, 'ready');
  await startDetached(options);
  const second = await startDetached(options);
  t.true(second.outcome === 'ended' && /Already running .*pid \d+/.test(second.output));
});

test('a start with a service that was given up is told as degraded', async (t) => {
  const { options } = detached(t, 'crashes');
  const start = await startDetached(options);
  t.true(start.outcome === 'degraded' && start.status.services[1]?.state === 'failed');
});

test('a start that takes too long is told as such and goes on', async (t) => {
  const { options, client } = detached(t, 'never-ready');
  const start = await startDetached({ ...options, timeoutMs: 1500 });
  t.is(start.outcome, 'timeout');
  const hubState = () =>
    client.status().then(
      ({ services }) => services[1]?.state,
      () => undefined,
    );
  await waitUntil(async () => (await hubState()) === 'starting');
  t.is(await hubState(), 'starting');
});

function detached(t: ExecutionContext, hub: string) {
  const env = { ...process.env, ...shortSettings(t) };
  const dataDir = env.RESTAURANTCTL_DATA_DIR ?? '';
  const programs = [fixture('ready'), fixture(hub), fixture('ready')];
  const runDir = dataPaths(dataDir).run;
  const client = createControlClient({ runDir });
  t.teardown(async () => {
    const { pid } = readLockHolder(runDir) ?? {};
    // A test that failed early may leave a supervisor that doesn't listen yet.
    await client.stop().catch(() => pid !== undefined && process.kill(pid, 'SIGKILL'));
  });
  const command = [process.execPath, fixture('supervisor'), ...programs] as const;
  return { client, options: { dataDir, command, env, timeoutMs: 20_000 } };
}
