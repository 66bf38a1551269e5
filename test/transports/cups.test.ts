import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { createCupsTransport, parseCupsQueue } from '../../src/transports/cups.ts';
import { createScaledClock } from '../helpers/scaled-clock.ts';
import { tempDir } from '../helpers/temp-dir.ts';

const clock = createScaledClock(20);

/** Programs with the names and answers of those of CUPS; the folder's files say how they behave and keep what they got. */
async function installCups(t: ExecutionContext) {
  const folder = await tempDir(t);
  const bin = join(folder, 'bin');
  await mkdir(bin);
  const put = (name: string, lines: string[]) =>
    writeFile(join(bin, name), ['#!/bin/sh', `cd '${folder}'`, ...lines, ''].join('\n'), { mode: 0o755 });
  await put('lp', [
    'echo "$LC_ALL $*" >> asked',
    'test -f lp-fails && { echo "lp: Error - The printer or class does not exist." >&2; exit 1; }',
    'cat > ticket',
    'echo "request id is kitchen-7 (0 file(s))"',
  ]);
  await put('lpstat', [
    'case "$*" in',
    '*-p*) cat printer; test "$(cat printer)" != "lpstat: Invalid destination name in list"; exit $? ;;',
    '*not-completed*) test -f rounds || exit 0',
    '  left=$(cat rounds); test "$left" -gt 0 || exit 0',
    '  echo $((left - 1)) > rounds; echo "kitchen-7   cook  1024   Mon 01 Jan 2026" ;;',
    '*completed*) test -f purged || echo "kitchen-7   cook  1024   Mon 01 Jan 2026" ;;',
    'esac',
  ]);
  await put('cancel', ['echo "$*" > cancelled']);
  const set = (name: string, text = '') => writeFile(join(folder, name), `${text}\n`);
  await set('printer', 'printer kitchen is idle.  enabled since Mon 01 Jan 2026');
  const transport = createCupsTransport({
    queue: parseCupsQueue('kitchen'),
    clock,
    path: [bin, '/usr/bin', '/bin'].join(delimiter),
    timings: { program: 60_000, complete: 60_000 },
  });
  const bytes = (name: string) => readFile(join(folder, name));
  return { transport, set, bytes, read: async (name: string) => (await bytes(name)).toString() };
}

test('one raw job a ticket; that it left the queue is all there is to know', async (t) => {
  const { transport, set, read, bytes } = await installCups(t);
  await set('rounds', '2');
  const channel = await transport.open();
  t.true(channel.isOneWay);
  await channel.write(Buffer.from([0x1b, 0x40, 0xce]));
  await channel.write(Buffer.from([0xd2]));
  t.like(await channel.end(), { kind: 'ended', detail: 'job kitchen-7 left the queue' });
  t.deepEqual([...(await bytes('ticket'))], [0x1b, 0x40, 0xce, 0xd2]);
  t.is((await read('asked')).trim(), 'C -d kitchen -o raw -t ticket');
});

test('a job that CUPS no longer knows, or that stays in the queue, leaves it open; the latter is cancelled', async (t) => {
  const purged = await installCups(t);
  await purged.set('purged');
  const channel = await purged.transport.open();
  await channel.write(Buffer.from('x'));
  t.like(await channel.end(), { kind: 'lost', detail: 'CUPS no longer knows job kitchen-7' });

  const stuck = await installCups(t);
  await stuck.set('rounds', '1000000');
  const other = await stuck.transport.open();
  await other.write(Buffer.from('x'));
  t.like(await other.end(), { kind: 'lost', detail: 'job kitchen-7 did not leave the queue' });
  t.is((await stuck.read('cancelled')).trim(), 'kitchen-7');
});

test('a queue that is unknown or stopped gets nothing; a refused job is not on paper', async (t) => {
  const { transport, set } = await installCups(t);
  await set('printer', 'printer kitchen disabled since Mon 01 Jan 2026 - Paused');
  await t.throwsAsync(transport.open(), { message: /stopped the queue.*Paused/ });
  await set('printer', 'lpstat: Invalid destination name in list');
  await t.throwsAsync(transport.open(), { message: /no queue kitchen/ });
  await set('printer', 'printer kitchen is idle.');
  await set('lp-fails');
  const channel = await transport.open();
  await channel.write(Buffer.from('x'));
  t.like(await channel.end(), { kind: 'lost', untouched: true });
});

test('without CUPS it is said so', async (t) => {
  const transport = createCupsTransport({ queue: parseCupsQueue('kitchen'), clock, path: '/nowhere' });
  await t.throwsAsync(transport.open(), { message: /lpstat/ });
});

test('a queue by its name or address; what would be an option is refused', (t) => {
  t.deepEqual(parseCupsQueue('kitchen'), { name: 'kitchen', server: undefined });
  t.deepEqual(parseCupsQueue('ipp://box:631/printers/hot'), { name: 'hot', server: 'box:631' });
  for (const bad of ['-o', 'a b', '../x', 'ipp://-x y/printers/a']) t.throws(() => parseCupsQueue(bad));
});
