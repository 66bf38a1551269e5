import { join } from 'node:path';
import test from 'ava';
import { refuseUnrouted } from '../../src/cli/start/refuse-unrouted.ts';
import { en } from '../../src/cli/texts/en.ts';
import { readPrinters, updatePrinter } from '../../src/storage/printers.ts';
import { openStorage } from '../../src/storage/storage.ts';
import { makeFolder } from '../helpers/make-folder.ts';
import { runCli, startCli } from '../helpers/run-cli.ts';
import { waitUntil } from '../helpers/wait-for.ts';

test('route check names dishes nobody prints; start refuses them, unless it is told to, or there are no printers', async (t) => {
  t.timeout(120_000);
  const env = {
    RESTAURANTCTL_DATA_DIR: makeFolder(t),
    RESTAURANTCTL_API_PORT: '0',
    RESTAURANTCTL_HUB_PORT: '0',
    RESTAURANTCTL_PRINTD_PORT: '0',
  };
  const run = async (...args: string[]) => {
    const done = await runCli(args, { env });
    return { ...done, what: `${args.join(' ')}: ${done.stderr}` };
  };
  const seeded = await run('seed', '--demo');
  t.is(seeded.code, 0, seeded.what);
  const whole = await run('route', 'check');
  t.is(whole.code, 0, whole.what);
  t.regex(whole.stdout, /宫保鸡丁.*演示打印机/);
  t.regex(whole.stderr, /Every one of the \d+ dishes has a printer/);

  const edited = await run('printer', 'edit', '1', '--stations', '热菜');
  t.is(edited.code, 0, edited.what);
  const part = await run('route', 'check', '--store', '1', '--json');
  t.is(part.code, 1, part.what);
  const routes: { station: string; printers: unknown[] }[] = JSON.parse(part.stdout);
  const isPrinted = routes.map(({ printers }) => printers.length > 0);
  t.true(isPrinted.lastIndexOf(false) < isPrinted.indexOf(true), 'those nobody prints come first');
  for (const { station, printers } of routes) t.is(printers.length, station === '热菜' ? 1 : 0);
  t.true(isPrinted.includes(true) && isPrinted.includes(false));
  t.is((await run('route', 'check', '--store', '77')).code, 1);

  const refused = await run('start', '--only', 'api', '--lang', 'zh-CN');
  t.is(refused.code, 1, refused.what);
  t.regex(refused.stderr, /没有打印机打印/);
  t.regex(refused.stderr, /--allow-unrouted/);
  const start = startCli(t, ['start', '--only', 'api', '--allow-unrouted'], { env });
  await waitUntil(
    () => start.stdout.some((line) => line.includes('ready after')) || start.child.exitCode !== null,
    60_000,
  );
  t.is(start.child.exitCode, null, start.stderr.join('\n'));
  start.child.kill('SIGTERM');
  t.is((await start.ended).code, 0);

  const storage = await openStorage({ filename: join(env.RESTAURANTCTL_DATA_DIR, 'restaurant.db') });
  t.teardown(() => storage.close());
  const [printer] = await readPrinters(storage.read, 1);
  if (!printer) return t.fail();
  await t.throwsAsync(refuseUnrouted(storage, en), { message: /凉菜/ });
  for (const switchedOff of [{ isActive: false }, { autoPrintOrders: false }]) {
    await storage.write((tx) => updatePrinter(tx.db, printer.id, { ...printer, ...switchedOff }));
    await t.notThrowsAsync(refuseUnrouted(storage, en), 'the kitchen works from screens');
  }
});
