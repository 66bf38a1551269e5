import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import type { LogQuery } from '../../../src/protocol/control.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { collectLogs } from '../../../src/supervisor/logs/collect-logs.ts';
import { createLogWriter } from '../../../src/supervisor/logs/log-writer.ts';
import { createSystemLogs } from '../../../src/supervisor/logs/system-logs.ts';
import { makeFolder } from '../../helpers/make-folder.ts';
import { startSystem } from '../../helpers/test-system.ts';
import { waitUntil } from '../../helpers/wait-for.ts';

test('a log is rotated at its size, compressed, bounded, and read back over the rotation', async (t) => {
  const folder = makeFolder(t);
  const writer = createLogWriter({
    folder,
    name: 'api',
    limits: () => ({ maxBytes: 10_000, keep: 3 }),
    clock: systemClock,
  });
  for (let n = 0; n < 1000; n++) writer.write(lineAt(n, 'api'));
  await writer.close();
  t.deepEqual(readdirSync(folder).sort(), ['api.log', 'api.log.1.gz', 'api.log.2.gz', 'api.log.3.gz']);
  if (process.platform !== 'win32') t.is(statSync(join(folder, 'api.log.1.gz')).mode & 0o077, 0);
  const read = async (query: LogQuery) =>
    numbers(await collectLogs({ folder, keep: 3, query: { service: 'api', ...query } }));
  const all = await read({});
  t.is(all.at(-1), 999);
  t.true(all.length > 300 && all.length < 1000, 'the oldest went with the rotation');
  t.deepEqual(
    all,
    Array.from({ length: all.length }, (_, i) => 1000 - all.length + i),
  );
  t.deepEqual(await read({ lines: 300 }), all.slice(-300));
  t.deepEqual(
    await read({ since: timeAt(700) }),
    all.filter((n) => n >= 700),
  );
  t.deepEqual(await read({ lines: 0 }), []);
});

test('the logs of all services are merged by time', async (t) => {
  const folder = makeFolder(t);
  const write = (name: string, ns: number[]) =>
    writeFileSync(join(folder, `${name}.log`), ns.map((n) => `${lineAt(n, name)}\n`).join(''));
  write('api', [1, 4, 5]);
  write('hub', [2, 3, 6]);
  t.deepEqual(numbers(await collectLogs({ folder, keep: 1, query: {} })), [1, 2, 3, 4, 5, 6]);
  t.deepEqual(numbers(await collectLogs({ folder, keep: 1, query: { lines: 2 } })), [5, 6]);
});

test('a half-written rotated file costs its rest, not the reading', async (t) => {
  const folder = makeFolder(t);
  writeFileSync(join(folder, 'api.log.1.gz'), Buffer.from([0x1f, 0x8b, 8, 0, 0, 0]));
  writeFileSync(join(folder, 'api.log'), `${lineAt(1, 'api')}\n`);
  t.deepEqual(numbers(await collectLogs({ folder, keep: 3, query: { service: 'api' } })), [1]);
});

test('a log that cannot be written loses lines, says how many, and heals', async (t) => {
  const folder = makeFolder(t);
  const blocked = join(folder, 'api.log');
  mkdirSync(blocked);
  let now = 0;
  const clock = { ...systemClock, monotonic: () => now };
  const writer = createLogWriter({
    folder,
    name: 'api',
    limits: () => ({ maxBytes: 10_000, keep: 3 }),
    clock,
  });
  writer.write(lineAt(1, 'api'));
  await writer.flush();
  writer.write(lineAt(2, 'api'));
  rmSync(blocked, { recursive: true });
  now = 5000;
  writer.write(lineAt(3, 'api'));
  await writer.close();
  const lines = await collectLogs({ folder, keep: 3, query: { service: 'api' } });
  t.regex(lines[0] ?? '', /2 lines lost/);
  t.deepEqual(numbers(lines.slice(1)), [3]);
});

test('following shows what was written and what comes, each line once', async (t) => {
  const folder = makeFolder(t);
  const logs = createSystemLogs({ folder, limits: () => ({ maxBytes: 2000, keep: 50 }), clock: systemClock });
  for (let n = 0; n < 100; n++) logs.write('api', lineAt(n, 'api'));
  const seen: string[] = [];
  const enough = new AbortController();
  const following = (async () => {
    for await (const line of logs.follow({ service: 'api' }, enough.signal)) seen.push(line);
  })();
  for (let n = 100; n < 200; n++) logs.write('api', lineAt(n, 'api'));
  await waitUntil(() => seen.length >= 200);
  logs.write('hub', lineAt(1, 'hub'));
  logs.write('api', lineAt(200, 'api'));
  enough.abort();
  await following;
  logs.write('api', lineAt(201, 'api'));
  await logs.close();
  t.deepEqual(
    numbers(seen),
    Array.from({ length: 201 }, (_, i) => i),
  );
});

test('filters hold in what is read and in what is followed, over rotations', async (t) => {
  const folder = makeFolder(t);
  const logs = createSystemLogs({ folder, limits: () => ({ maxBytes: 2000, keep: 50 }), clock: systemClock });
  const write = (n: number) =>
    logs.write(
      'api',
      JSON.stringify({
        level: n % 10 === 0 ? 'warn' : 'info',
        time: timeAt(n),
        service: 'api',
        request_id: `r${n % 4}`,
        msg: n % 5 === 0 ? '打印机 Kitchen' : 'else',
        n,
      }),
    );
  const read = async (query: LogQuery) => numbers(await logs.read({ service: 'api', ...query }));
  for (let n = 0; n < 100; n++) write(n);
  t.deepEqual(await read({ level: 'warn', lines: 3 }), [70, 80, 90]);
  t.deepEqual(await read({ text: 'KITCHEN', lines: 2 }), [90, 95]);
  t.deepEqual(
    await read({ level: 'info', text: '打印机', request_id: 'r1', since: timeAt(40) }),
    [45, 65, 85],
  );
  t.deepEqual(await read({ level: 'error' }), []);

  const seen: string[] = [];
  const enough = new AbortController();
  const following = (async () => {
    for await (const line of logs.follow({ level: 'warn', lines: 1 }, enough.signal)) seen.push(line);
  })();
  await waitUntil(() => seen.length > 0);
  const before = rotated(folder);
  for (let n = 100; n < 200; n++) write(n);
  await waitUntil(() => seen.length >= 11 && rotated(folder) > before);
  enough.abort();
  await following;
  await logs.close();
  t.deepEqual(
    numbers(seen),
    Array.from({ length: 11 }, (_, i) => 90 + 10 * i),
  );
});

test('a service that floods its log stays ready and every line of it is there', async (t) => {
  const supervisor = startSystem(
    t,
    { api: 'floods-logs' },
    { only: ['api'], settings: { RESTAURANTCTL_LOG_MAX_SIZE_MB: '1' } },
  );
  await supervisor.ready;
  const folder = join(supervisor.status().data_dir, 'logs');
  await supervisor.stop();
  const lines = await collectLogs({ folder, keep: 5, query: { service: 'api' } });
  const counted = numbers(lines).filter((n) => n !== undefined);
  t.deepEqual(
    counted,
    Array.from({ length: 20_000 }, (_, i) => i),
  );
  t.true(lines.some((line) => line.includes('"cut":true') && line.length < 17_000));
  t.true(lines.some((line) => JSON.parse(line).msg === 'Warning: not JSON \u001b[31m'));
});

function lineAt(n: number, service: string): string {
  return JSON.stringify({ level: 'info', time: timeAt(n), service, n });
}

function timeAt(n: number): string {
  return new Date(1_700_000_000_000 + n * 1000).toISOString();
}

function numbers(lines: readonly string[]): number[] {
  return lines.map((line) => JSON.parse(line).n);
}

function rotated(folder: string): number {
  return readdirSync(folder).filter((name) => name.endsWith('.gz')).length;
}
