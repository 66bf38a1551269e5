import { connect } from 'node:net';
import test from 'ava';
import { runCli, startCli } from '../helpers/run-cli.ts';
import { waitUntil } from '../helpers/wait-for.ts';

test('printer simulate prints what it receives on standard output and ends at Ctrl-C', async (t) => {
  const printer = startCli(t, ['printer', 'simulate', '--port', '0', '--http', '0', '--speed', '0']);
  await waitUntil(() => printer.stderr.some((line) => line.startsWith('Add it:')));
  const port = /127\.0\.0\.1:(\d+)/.exec(printer.stderr[0] ?? '')?.[1];
  const page = /http:\S+/.exec(printer.stderr[1] ?? '')?.[0] ?? '';
  t.is((await fetch(page)).status, 200);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write('Table 8\n2 x Kung Pao\n');
  await waitUntil(() => printer.stdout.length >= 2);
  t.deepEqual(printer.stdout.slice(0, 2), ['Table 8', '2 x Kung Pao']);
  socket.destroy();
  printer.child.kill('SIGINT');
  t.is((await printer.ended).code, 0);
});

test('with --json each event is one line', async (t) => {
  const printer = startCli(t, [
    'printer',
    'simulate',
    '--port',
    '0',
    '--speed',
    '0',
    '--json',
    '--fault',
    'paperOut',
  ]);
  await waitUntil(() => printer.stdout.length > 0);
  for (const line of printer.stdout) t.truthy(JSON.parse(line).type);
  printer.child.kill('SIGTERM');
  t.is((await printer.ended).code, 0);
});

test('an unknown fault lists those there are', async (t) => {
  const { code, stderr } = await runCli(['printer', 'simulate', '--port', '0', '--fault', 'fire']);
  t.is(code, 1);
  t.regex(stderr, /There are: paperOut, /);
});
