import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { z } from 'zod';
import { makeFolder } from '../helpers/make-folder.ts';
import { runCli, startCli } from '../helpers/run-cli.ts';
import { waitFor } from '../helpers/wait-for.ts';

const report = z.looseObject({
  interrupted: z.boolean(),
  orders: z.looseObject({
    placed: z.int(),
    seen: z.int(),
    printed: z.int(),
    lost: z.int(),
    doubled: z.int(),
  }),
  tickets: z.looseObject({ meant: z.int(), proven: z.int(), doubled: z.int() }),
  stream: z.looseObject({ events: z.int(), gaps: z.int(), cuts: z.int() }),
  kills: z.array(z.looseObject({ service: z.string(), back_ms: z.number() })),
  printer_troubles: z.array(z.looseObject({ noticed_as: z.string().nullable() })),
  digest: z.string().nullable(),
  promises_kept: z.boolean(),
  broken: z.array(z.unknown()),
  data_dir: z.string().nullable(),
});

test('a dinner keeps every promise, and the same seed has the same history', async (t) => {
  t.timeout(480_000);
  const dataDir = join(makeFolder(t), 'kept');
  const dinner = ['demo', '--covers', '8', '--speed', 'max', '--seed', '7', '--json'];
  const runs = await Promise.all([runCli(dinner), runCli([...dinner, '--data-dir', dataDir])]);
  const [first, second] = runs.map(({ code, stdout, stderr }) => {
    t.is(code, 0, `${stdout}\n${stderr}`);
    return report.parse(JSON.parse(stdout));
  });
  for (const each of [first, second]) {
    t.deepEqual(each?.broken, []);
    t.true(each?.promises_kept);
    t.is(each?.orders.seen, each?.orders.placed);
    t.is(each?.tickets.proven, each?.tickets.meant);
    t.true((each?.tickets.meant ?? 0) >= (each?.orders.printed ?? 0));
    t.true((each?.orders.placed ?? 0) >= 2, 'a dinner worth the name');
    t.true((each?.stream.cuts ?? 0) > 0, 'one follower was cut off');
    t.true((each?.printer_troubles.length ?? 0) > 0, 'a printer had trouble');
    t.deepEqual(
      each?.kills.map(({ service }) => service).toSorted((a, b) => a.localeCompare(b)),
      ['api', 'hub', 'printd'],
      'each service was killed',
    );
  }
  t.regex(first?.digest ?? '', /^[0-9a-f]{64}$/);
  t.is(first?.digest, second?.digest);
  t.is(first?.data_dir, null);
  t.is(second?.data_dir, dataDir);
  t.true(existsSync(join(dataDir, 'restaurant.db')), 'the data of --data-dir stay');
});

test('Ctrl-C ends a dinner early, and it still reports', async (t) => {
  t.timeout(480_000);
  const run = startCli(t, ['demo', '--covers', '20', '--speed', '100', '--json']);
  const hasOrder = () => run.stderr.some((line) => /[1-9]\d*\/\d+ orders/.test(line));
  await waitFor('the first order', () => run.child.exitCode !== null || hasOrder(), 120_000);
  run.child.kill('SIGINT');
  const { code } = await run.ended;
  const { interrupted, digest, broken } = report.parse(JSON.parse(run.stdout.join('\n')));
  t.deepEqual(broken, [], run.stderr.join('\n'));
  t.is(code, 0);
  t.true(interrupted);
  t.is(digest, null, 'half a dinner has no digest');
});

test('a folder with a restaurant in it is left alone', async (t) => {
  const dataDir = makeFolder(t);
  writeFileSync(join(dataDir, 'restaurant.db'), '');
  const { code, stderr } = await runCli(['demo', '--data-dir', dataDir]);
  t.is(code, 1);
  t.true(stderr.includes(dataDir), stderr);
});
