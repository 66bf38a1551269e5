import test from 'ava';
import { makeFolder } from '../helpers/make-folder.ts';
import { runCli, startCli } from '../helpers/run-cli.ts';
import { productVersion } from '../../src/runtime/product-version.ts';

test('--version says the version and nothing else', async (t) => {
  const { code, stdout, stderr } = await runCli(['--version']);
  t.is(code, 0);
  t.is(stdout, `${productVersion()}\n`);
  t.is(stderr, '');
});

test('--help lists every command with a description and shows examples', async (t) => {
  const { code, stdout } = await runCli(['--help']);
  t.is(code, 0);
  for (const name of [
    'init',
    'start',
    'demo',
    'status',
    'store',
    'order',
    'printer',
    'config',
    'migrate',
    'seed',
  ])
    t.regex(stdout, new RegExp(`^  ${name} +\\S`, 'm'), name);
  t.regex(stdout, /Examples:\n {2}\$ bin\/restaurantctl /);
});

test('COMMAND --help goes to standard output and shows an example', async (t) => {
  const { code, stdout } = await runCli(['order', 'create', '--help']);
  t.is(code, 0);
  t.true(stdout.includes('$ bin/restaurantctl order create'), stdout);
});

test('help COMMAND is the same as COMMAND --help', async (t) => {
  const [asked, flag] = await Promise.all([
    runCli(['help', 'store', 'add']),
    runCli(['store', 'add', '--help']),
  ]);
  t.is(asked.code, 0);
  t.is(asked.stdout, flag.stdout);
});

for (const [what, args, says] of [
  ['an unknown command', ['stroe'], /Did you mean store\?/],
  ['an unknown subcommand', ['store', 'lst'], /Did you mean list\?/],
  ['an unknown flag', ['store', 'list', '--jsn'], /Did you mean --json\?/],
  ['help for an unknown command', ['help', 'stroe'], /Did you mean store\?/],
  ['an unknown language', ['status', '--lang', 'fr'], /one of zh-CN, zh-TW, en/],
  ['no subcommand', ['store'], /Usage: bin\/restaurantctl store/],
  ['a missing argument', ['store', 'add'], /<name> is missing/],
  ['a missing value', ['store', 'list', '--data-dir'], /needs a value/],
  ['an unknown service', ['restart', 'hob'], /one of api, hub, printd/],
  ['an unknown service in a list', ['start', '--only', 'api,hob'], /some of api, hub, printd/],
  ['a dish nobody can read', ['order', 'create', '--item', 'three'], /like 3, 3x2/],
  ['an amount nobody can read', ['payment', 'refund', '5', '--reason', 'x', '--amount', '1,5'], /such as 20/],
  ['full-width digits', ['order', 'show', '１７'], /whole number/],
  ['a port that is no number', ['start', '--port', 'abc'], /api\.port is "abc" \(from --port\)/],
  ['a port out of range', ['start', '--port', '70000'], /0 to 65535/],
  ['nobody to ask', ['init'], /--yes/],
  ['a loss without a yes', ['migrate', 'down'], /--yes/],
] as const)
  test(`${what} is wrong usage: exit code 2, standard output empty`, async (t) => {
    const env = { RESTAURANTCTL_DATA_DIR: makeFolder(t) };
    const { code, stdout, stderr } = await runCli(args, { env });
    t.is(code, 2, stderr);
    t.is(stdout, '');
    t.regex(stderr, says);
    t.notRegex(stderr, /\n\s+at /);
  });

test('a reader that is gone is no error', async (t) => {
  const { child, stderr, ended } = startCli(t, ['config', 'list', '--json']);
  child.stdout?.destroy();
  t.is((await ended).code, 0);
  t.deepEqual(stderr, []);
});

test('colours: none in a pipe, FORCE_COLOR asks for them, NO_COLOR and --no-color win', async (t) => {
  const list = (args: readonly string[], env: Record<string, string>) =>
    runCli(['config', 'list', ...args], { env });
  const escape = '\u001B[';
  t.false((await list([], {})).stdout.includes(escape));
  t.true((await list([], { FORCE_COLOR: '1' })).stdout.includes(escape));
  t.false((await list([], { FORCE_COLOR: '1', NO_COLOR: '1' })).stdout.includes(escape));
  t.false((await list(['--no-color'], { FORCE_COLOR: '1' })).stdout.includes(escape));
});

test('stack traces are shown with --debug only', async (t) => {
  const args = ['status', '--data-dir', makeFolder(t)];
  t.notRegex((await runCli(args)).stderr, /\n\s+at /);
  t.regex((await runCli([...args, '--debug'])).stderr, /\n\s+at /);
});
