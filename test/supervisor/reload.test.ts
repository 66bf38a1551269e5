import { existsSync, readFileSync, renameSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { createControlClient } from '../../src/client/control-client.ts';
import { loadConfig } from '../../src/runtime/config/load-config.ts';
import { dataPaths } from '../../src/runtime/data-dir.ts';
import { shortSettings, startSystem } from '../helpers/test-system.ts';
import { waitFor } from '../helpers/wait-for.ts';

test('live settings are taken up without a restart, and by processes that are started later', async (t) => {
  const { supervisor, pid, change, client, hangUp } = await startChangeable(t);
  const before = pid();
  change({ RESTAURANTCTL_LOG_LEVEL: 'debug', RESTAURANTCTL_LIMITS_GUEST_OPEN_ORDERS: '9' });
  t.deepEqual(await client.reload(), {
    applied: [
      { key: 'log.level', value: '"debug"' },
      { key: 'limits.guest_open_orders', value: '9' },
    ],
    waiting: [],
  });
  await hangUp.isLogged();
  t.is(pid(), before);
  process.kill(before, 'SIGKILL');
  await waitFor('the api to be back', () => pid() !== 0 && pid() !== before);
  await supervisor.ready;
  await waitFor('it to be ready', () => supervisor.status().services[0]?.state === 'ready');
  await hangUp.isLogged();
  t.deepEqual(await client.reload(), { applied: [], waiting: [] });
});

test('other settings wait for the restart that takes them up, and say for which', async (t) => {
  const { change, client, pid } = await startChangeable(t);
  change({
    RESTAURANTCTL_AUTH_BCRYPT_COST: '13',
    RESTAURANTCTL_PRINTD_LEASE_MS: '30000',
    RESTAURANTCTL_DATABASE_URL: 'postgres://user:hidden@host/name',
    RESTAURANTCTL_ORDERS_PAPER_DUE_MS: '70000',
  });
  const waitsAlways = { key: 'database.url', value: 'hidden', services: null };
  const paper = { key: 'orders.paper_due_ms', value: '70000' };
  const cost = { key: 'auth.bcrypt_cost', value: '13' };
  t.deepEqual(await client.reload(), {
    applied: [paper],
    // The printer service does not belong to this start.
    waiting: [waitsAlways, { ...cost, services: ['api'] }],
  });
  const before = pid();
  t.deepEqual(await client.restart('api'), { applied: [cost], waiting: [waitsAlways] });
  t.not(pid(), before);
  t.deepEqual(await client.reload(), { applied: [], waiting: [waitsAlways] });
});

test('a mistake changes nothing and stops nothing', async (t) => {
  const { change, client, pid } = await startChangeable(t);
  const before = pid();
  change({ RESTAURANTCTL_LOG_LEVEL: 'debug', RESTAURANTCTL_LOG_KEEP: 'many' });
  const mistake = { message: /log\.keep is "many" .* a whole number/ };
  await t.throwsAsync(client.reload(), mistake);
  await t.throwsAsync(client.restart(), mistake);
  const holder = createServer().listen(0, '127.0.0.1');
  t.teardown(() => holder.close());
  await once(holder, 'listening');
  const address = holder.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  change({ RESTAURANTCTL_API_PORT: `${port}` });
  await t.throwsAsync(client.restart('api'), { message: new RegExp(`Port ${port} .* already taken`) });
  t.is(pid(), before);
  change({});
  t.deepEqual(await client.reload(), { applied: [], waiting: [] });
});

test('a log that was moved away is opened anew, and no line is lost between', async (t) => {
  const { change, client, supervisor } = await startChangeable(t);
  const { logs } = dataPaths(supervisor.status().data_dir);
  const [file, moved] = [join(logs, 'supervisor.log'), join(logs, 'moved.log')];
  await waitFor('the log', () => existsSync(file));
  renameSync(file, moved);
  change({ RESTAURANTCTL_LOG_MAX_SIZE_MB: '1' });
  supervisor.warn('before');
  await client.reload();
  supervisor.warn('after');
  await waitFor('the new log', () => existsSync(file) && readFileSync(file, 'utf8').includes('"after"'));
  t.true(readFileSync(moved, 'utf8').includes('"before"'));
});

/** A supervisor of one service whose settings may be changed as if in their file. */
async function startChangeable(t: ExecutionContext) {
  const env = shortSettings(t);
  let more: Record<string, string> = {};
  const logged: string[] = [];
  const supervisor = startSystem(
    t,
    {},
    {
      ...loadConfig({ env }),
      only: ['api'],
      readSettings: async () => loadConfig({ env: { ...env, ...more } }),
      onLog: (line) => void (line.includes('"SIGHUP ignored"') && logged.push(line)),
    },
  );
  await supervisor.ready;
  const pid = () => supervisor.status().services[0]?.pid ?? 0;
  return {
    supervisor,
    pid,
    change: (to: Record<string, string>) => void (more = to),
    client: createControlClient({ runDir: dataPaths(supervisor.status().data_dir).run }),
    hangUp: {
      /** Debug lines are written now. */
      isLogged: () => {
        logged.length = 0;
        return waitFor('a debug line', () => {
          process.kill(pid(), 'SIGHUP');
          return logged.length > 0;
        });
      },
    },
  };
}
