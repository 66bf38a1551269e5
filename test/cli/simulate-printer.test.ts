import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import test from 'ava';
import { parseFaultArgument } from '../../src/cli/parse-fault-argument.ts';
import { faultKinds } from '../../src/virtual-printer/faults.ts';
import { runCli, startCli } from '../helpers/run-cli.ts';
import { tempDir } from '../helpers/temp-dir.ts';
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

test('faults on the command line and in a file happen when they say', async (t) => {
  const file = join(await tempDir(t), 'faults.json');
  await writeFile(file, '[{"name":"paperNearEnd","after":{"lines":1}}]');
  const words = 'printer simulate --port 0 --speed 0 --profile xprinter80 --fault paperOut@lines=2 --faults';
  const printer = startCli(t, [...words.split(' '), file]);
  await waitUntil(() => printer.stderr.some((line) => line.startsWith('Add it:')));
  const socket = connect(Number(/127\.0\.0\.1:(\d+)/.exec(printer.stderr[0] ?? '')?.[1]), '127.0.0.1');
  socket.write('one\ntwo\nthree\n');
  await waitUntil(() => printer.stderr.some((line) => line.includes('"name":"paperOut","phase":"struck"')));
  t.deepEqual(printer.stdout, ['one', 'two']);
  t.true(printer.stderr.some((line) => line.includes('"name":"paperNearEnd","phase":"struck"')));
  socket.destroy();
  printer.child.kill('SIGINT');
  t.is((await printer.ended).code, 0);
});

test('a fault says what, how much, after what and how often', (t) => {
  t.deepEqual(parseFaultArgument('paperOut'), { name: 'paperOut' });
  t.deepEqual(parseFaultArgument('headHot=500@jobs=1,ms=200*3'), {
    name: 'headHot',
    value: 500,
    after: { jobs: 1, ms: 200 },
    times: 3,
  });
  for (const wrong of ['', 'baud=fast', 'paperOut@soon=1', 'paperOut@lines', 'paperOut*'])
    t.throws(() => parseFaultArgument(wrong), undefined, wrong);
});

test('the help of simulate names every fault', async (t) => {
  const { code, stdout } = await runCli(['printer', 'simulate', '--help']);
  t.is(code, 0);
  for (const name of Object.keys(faultKinds)) t.true(stdout.includes(name), name);
  t.regex(stdout, /simulate --profile xprinter80 --fault paperOut@lines=10/);
});

test('an unknown fault lists those there are', async (t) => {
  const { code, stderr } = await runCli(['printer', 'simulate', '--port', '0', '--fault', 'fire']);
  t.is(code, 1);
  t.regex(stderr, /There are: paperOut, /);
});
