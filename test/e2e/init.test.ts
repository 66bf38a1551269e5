import { existsSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { keepUnfinished } from '../../src/cli/init/unfinished.ts';
import { systemClock as clock } from '../../src/runtime/clock.ts';
import { startVirtualPrinter } from '../../src/virtual-printer/start-virtual-printer.ts';
import { makeFolder } from '../helpers/make-folder.ts';
import { runCli } from '../helpers/run-cli.ts';

test('init goes on after an interruption and ends with a running restaurant whose printer was asked and tested', async (t) => {
  t.timeout(480_000);
  const dataDir = makeFolder(t);
  const printer = await startVirtualPrinter({ clock, speed: 'instant', bootMs: 0, profile: 'epson80' });
  t.teardown(() => printer.close());
  const env = {
    RESTAURANTCTL_API_PORT: '0',
    RESTAURANTCTL_HUB_PORT: '0',
    RESTAURANTCTL_PRINTD_PORT: '0',
    // A busy machine is no failure.
    RESTAURANTCTL_SUPERVISOR_READY_TIMEOUT_MS: '240000',
    RESTAURANTCTL_PRINTD_ALLOWED_PRINTERS: `127.0.0.1:${printer.port}`,
  };
  const run = (...args: string[]) => runCli([...args, '--data-dir', dataDir], { env });
  keepUnfinished(dataDir, {
    store: '老王面馆',
    tables: 2,
    timezone: 'Asia/Shanghai',
    admin: 'wang',
    isPasswordKnown: false,
    printer: { connection: 'network', address: '127.0.0.1', port: printer.port },
  });
  t.teardown(() => run('stop'));
  const { code, stdout, stderr } = await run('init', '--yes');
  t.is(code, 0, stderr);
  t.regex(stderr, /set-up of 老王面馆 was interrupted/);
  t.regex(
    stderr,
    /✓ Admin wang\nPassword of wang \(shown this once\): \w{16}\n✓ Store 老王面馆 with 2 tables\n✓ Printer Kitchen/,
  );
  t.regex(stderr, /Job 1: printed, proven/);
  t.regex(stdout, /Everything is ready/);
  t.false(existsSync(join(dataDir, 'init.json')));
  const status = JSON.parse((await run('status', '--json')).stdout);
  t.true(status.services.every(({ state }: { state: string }) => state === 'ready'));
  t.is(printer.paper().length, 1);

  const again = await run('init', '--yes');
  t.is(again.code, 1);
  t.regex(again.stderr, /老王面馆.*nothing was changed/);
});
