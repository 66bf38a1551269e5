import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { firstPrinter } from '../../src/cli/init/first-printer.ts';
import { makeRestaurant } from '../../src/cli/init/make-restaurant.ts';
import { finish, keepUnfinished, type Plan, readUnfinished } from '../../src/cli/init/unfinished.ts';
import type { ApiClient } from '../../src/client/api-client.ts';
import { makeFolder } from '../helpers/make-folder.ts';
import { openCli } from '../helpers/open-cli.ts';
import { startRunningSystem } from '../helpers/running-system.ts';

const plan: Plan = {
  store: '老王面馆',
  tables: 3,
  timezone: 'Asia/Shanghai',
  admin: 'wang',
  isPasswordKnown: false,
  printer: { connection: 'network', address: '127.0.0.1', port: 9109, profile: 'generic-80', columns: 48 },
};

test('cut off after any step, it is finished by the next attempt: everything once, and a password that was told', async (t) => {
  t.timeout(120_000);
  const { api, dataDir } = await startRunningSystem(t);
  const said: string[] = [];
  const cli = { ...(await openCli('en')), say: (line: string) => void said.push(line) };
  let attempts = 0;
  for (let isDone = false; !isDone; ) {
    keepUnfinished(dataDir, readUnfinished(dataDir) ?? plan);
    const known = readUnfinished(dataDir) ?? plan;
    const making = {
      plan: known,
      password: undefined,
      tell: (what: string) => void said.push(what),
      onPasswordKnown: () => keepUnfinished(dataDir, { ...known, isPasswordKnown: true }),
    };
    isDone = await makeRestaurant(cli, dyingAfter(api, attempts++), making).then(
      () => true,
      (thrown: unknown) => {
        if (!(thrown instanceof Cut)) throw thrown;
        return false;
      },
    );
  }
  t.true(attempts > 4, `cut off ${attempts} times`);
  const { items: stores } = await api.listStores({ query: {} });
  const made = stores.filter(({ name }) => name === plan.store);
  t.is(made.length, 1);
  t.like(made[0], { timezone: 'Asia/Shanghai' });
  const id = made[0]?.id ?? 0;
  t.deepEqual(
    (await api.listTables({ params: { id }, query: {} })).items.map(({ table_number }) => table_number),
    ['1', '2', '3'],
  );
  t.is((await api.listPrinters({ query: { store_id: id } })).items.length, 1);
  const password = said.map((line) => /Password of wang .*: (\w{16})$/.exec(line)?.[1]).findLast(Boolean);
  t.truthy(await api.createToken({ body: { username: 'wang', password: password ?? '' } }));
});

test('what was begun is kept for its owner alone, without a password, until it is finished', (t) => {
  const folder = makeFolder(t);
  t.is(readUnfinished(folder), undefined);
  keepUnfinished(folder, plan);
  t.deepEqual(readUnfinished(folder), plan);
  const file = join(folder, 'init.json');
  t.is(statSync(file).mode & 0o777, 0o600);
  t.notRegex(readFileSync(file, 'utf8'), /"password"/);
  finish(folder);
  t.false(existsSync(file));
});

test('a printer that does not answer is taken with careful settings; none is none', async (t) => {
  const said: string[] = [];
  const cli = { ...(await openCli('en')), say: (line: string) => void said.push(line) };
  t.is(await firstPrinter(cli, 'none'), undefined);
  t.deepEqual(await firstPrinter(cli, '127.0.0.1:9109'), {
    connection: 'network',
    address: '127.0.0.1',
    port: 9109,
  });
  t.regex(said.join('\n'), /can't be reached/);
});

class Cut extends Error {}

/** The same API, for so many calls that change something. */
function dyingAfter(api: ApiClient, calls: number): ApiClient {
  let left = calls;
  return new Proxy(api, {
    get: (target, name, receiver) => {
      const call: unknown = Reflect.get(target, name, receiver);
      if (typeof call !== 'function' || String(name).startsWith('list')) return call;
      return async (...args: unknown[]) => {
        if (left-- <= 0) throw new Cut();
        const answer: unknown = await call(...args);
        if (left === 0 && calls % 2 === 1) throw new Cut();
        return answer;
      };
    },
  });
}
