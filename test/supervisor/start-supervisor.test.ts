import test from 'ava';
import { DomainError } from '../../src/domain/errors.ts';
import type { Supervisor } from '../../src/supervisor/start-supervisor.ts';
import { startSystem } from '../helpers/test-system.ts';
import { isAlive } from '../helpers/is-alive.ts';
import { waitUntil } from '../helpers/wait-for.ts';

test('services start in order, each when the one before is ready, and stop in reverse', async (t) => {
  const events: string[] = [];
  const supervisor = startSystem(
    t,
    {},
    {
      onLog: (line, source) => {
        const said = /"msg":"(Ready|Stopping)"/.exec(line)?.[1];
        if (said && source !== 'supervisor') events.push(`${source} ${said}`);
      },
      beforeChildren: async () => void events.push('before'),
    },
  );
  await supervisor.ready;
  t.true(supervisor.status().services.every(({ state, pid, port }) => state === 'ready' && pid && port));
  await supervisor.stop();
  await supervisor.closed;
  t.deepEqual(events, [
    'before',
    'api Ready',
    'hub Ready',
    'printd Ready',
    'printd Stopping',
    'hub Stopping',
    'api Stopping',
  ]);
  t.true(supervisor.status().services.every(({ state, pid }) => state === 'stopped' && pid === null));
});

test('only the chosen services run, with room for native work in their environment', async (t) => {
  const supervisor = startSystem(t, {}, { only: ['hub'] });
  await supervisor.ready;
  const [hub, ...others] = supervisor.status().services;
  t.is(others.length, 0);
  t.is(hub?.service, 'hub');
  const answer = await fetch(`http://127.0.0.1:${hub?.port}/readyz`);
  t.is(await answer.text(), '16');
});

test('a service that keeps crashing is given up after the pauses, the others serve', async (t) => {
  const supervisor = startSystem(t, { hub: 'crashes' });
  const error = await t.throwsAsync(supervisor.ready, { instanceOf: DomainError });
  t.is(error?.code, 'not_ready');
  t.regex(error?.message ?? '', /hub does not run: crashed 3 times .*the kitchen is on fire/);
  const { api, hub, printd } = byName(supervisor);
  t.is(api?.state, 'ready');
  t.is(printd?.state, 'ready');
  t.is(hub?.state, 'failed');
  t.is(hub?.restarts, 2);
  t.is(hub?.last_exit?.code, 1);
});

test('a service that refuses the settings is not started again, and nothing stays half started', async (t) => {
  const supervisor = startSystem(t, { hub: 'refuses-settings' });
  const error = await t.throwsAsync(supervisor.ready, { instanceOf: DomainError });
  t.is(error?.code, 'config_invalid');
  t.regex(error?.message ?? '', /hub .*occupied by a cat/);
  await supervisor.closed;
  const { api, hub } = byName(supervisor);
  t.is(hub?.restarts, 0);
  t.is(hub?.last_exit?.code, 78);
  t.is(api?.state, 'stopped');
});

test('a killed service is back with another pid', async (t) => {
  const supervisor = startSystem(t, {}, { only: ['api', 'hub'] });
  await supervisor.ready;
  const { pid } = byName(supervisor).hub ?? {};
  process.kill(pid ?? 0, 'SIGKILL');
  await waitUntil(() => byName(supervisor).hub?.restarts === 1 && byName(supervisor).hub?.state === 'ready');
  const { hub, api } = byName(supervisor);
  t.not(hub?.pid, pid);
  t.is(hub?.last_exit?.reason, 'ended by SIGKILL');
  t.is(api?.restarts, 0);
});

test('a service that does not leave on SIGTERM is killed after the grace period', async (t) => {
  const supervisor = startSystem(
    t,
    { api: 'ignores-sigterm' },
    {
      only: ['api'],
      settings: { RESTAURANTCTL_SUPERVISOR_GRACE_MS: '100' },
    },
  );
  await supervisor.ready;
  const { pid } = byName(supervisor).api ?? {};
  await supervisor.stop();
  t.false(isAlive(pid));
  t.is(byName(supervisor).api?.last_exit?.signal, 'SIGKILL');
});

test('a second ask ends a slow stop at once', async (t) => {
  const supervisor = startSystem(t, { api: 'ignores-sigterm' }, { only: ['api'] });
  await supervisor.ready;
  const stopped = supervisor.stop();
  await waitUntil(() => byName(supervisor).api?.state === 'stopping');
  supervisor.kill();
  await stopped;
  t.is(byName(supervisor).api?.last_exit?.signal, 'SIGKILL');
});

test('a service whose event loop hangs is killed and started again', async (t) => {
  const supervisor = startSystem(
    t,
    { api: 'blocks-event-loop' },
    {
      only: ['api'],
      settings: { RESTAURANTCTL_SUPERVISOR_LIVENESS_MS: '50' },
    },
  );
  await supervisor.ready;
  await waitUntil(() => (byName(supervisor).api?.restarts ?? 0) > 0);
  t.regex(byName(supervisor).api?.last_exit?.reason ?? '', /did not answer 3 times/);
});

test('a service that never becomes ready is ended and counted as crashed', async (t) => {
  const supervisor = startSystem(
    t,
    { api: 'never-ready' },
    {
      only: ['api'],
      settings: {
        RESTAURANTCTL_SUPERVISOR_READY_TIMEOUT_MS: '400',
        RESTAURANTCTL_SUPERVISOR_MAX_CRASHES: '1',
      },
    },
  );
  await t.throwsAsync(supervisor.ready, { message: /not ready within 400 ms/ });
});

test('stopping in the middle of the start leaves nothing running', async (t) => {
  const supervisor = startSystem(t, {});
  await waitUntil(() => byName(supervisor).hub?.pid);
  const pids = supervisor.status().services.map(({ pid }) => pid);
  await supervisor.stop();
  await t.throwsAsync(supervisor.ready, { message: /Stopped before/ });
  t.true(pids.every((pid) => !isAlive(pid)));
  t.is(byName(supervisor).printd?.state, 'stopped');
});

test('an error before the children starts nothing and frees the folder', async (t) => {
  const supervisor = startSystem(
    t,
    {},
    {
      beforeChildren: async () => {
        throw new DomainError('newer_schema', 'made by a newer version');
      },
    },
  );
  await t.throwsAsync(supervisor.ready, { message: 'made by a newer version' });
  await supervisor.closed;
  t.true(supervisor.status().services.every(({ restarts, state }) => state === 'stopped' && restarts === 0));
});

test('vital signs come with the status', async (t) => {
  const supervisor = startSystem(
    t,
    {},
    {
      only: ['api'],
      settings: { RESTAURANTCTL_SUPERVISOR_LIVENESS_MS: '20' },
    },
  );
  await supervisor.ready;
  await waitUntil(() => (byName(supervisor).api?.memory_bytes ?? 0) > 1_000_000);
  t.true((byName(supervisor).api?.lag_ms ?? -1) >= 0);
});

function byName(supervisor: Supervisor) {
  return Object.fromEntries(supervisor.status().services.map((service) => [service.service, service]));
}
