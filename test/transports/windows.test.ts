import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { z } from 'zod';
import { createWindowsTransport } from '../../src/transports/windows.ts';
import { tempDir } from '../helpers/temp-dir.ts';

const fake = new URL('../fixtures/transports/fake-escpos-win.js', import.meta.url).href;

async function openPaper(t: ExecutionContext) {
  process.env.ESCPOS_WIN_PAPER = join(await tempDir(t), 'paper');
}

async function print(t: ExecutionContext, path: string, options: { addon?: string; printMs?: number } = {}) {
  const paper = process.env.ESCPOS_WIN_PAPER ?? '';
  const transport = createWindowsTransport({ path, addon: fake, platform: 'win32', ...options });
  const channel = await transport.open();
  t.true(channel.isOneWay);
  await channel.write(Buffer.from('two '));
  await channel.write(Buffer.from('pieces'));
  const reason = await channel.end();
  t.is(await channel.end(), reason);
  const text = await readFile(paper, 'utf8').catch(() => '');
  const lines = text.split('\n').filter(Boolean);
  return { reason, paper: lines.map((line) => entry.parse(JSON.parse(line))) };
}

const entry = z.object({
  pid: z.int(),
  bytes: z.int().optional(),
  disconnected: z.string().optional(),
});

test.serial(
  'each ticket gets a process of its own, in one piece, and the port is closed after it',
  async (t) => {
    await openPaper(t);
    const { reason } = await print(t, 'good');
    t.is(reason.kind, 'ended');
    const { paper } = await print(t, 'good');
    t.deepEqual(
      paper.map(({ bytes, disconnected }) => bytes ?? disconnected),
      [10, 'good', 10, 'good'],
    );
    t.not(paper[0]?.pid, paper[2]?.pid);
    t.not(paper[0]?.pid, process.pid);
  },
);

test.serial('a short write can not be seen: the word stays "handed over"', async (t) => {
  await openPaper(t);
  const { reason, paper } = await print(t, 'short');
  t.is(reason.kind, 'ended');
  t.is(paper[0]?.bytes, 5);
});

test.serial('D25: an error of opening leaves nothing on paper; a later one leaves it open', async (t) => {
  await openPaper(t);
  for (const code of [2, 5, 32])
    t.like((await print(t, `error=${code}`)).reason, { kind: 'lost', untouched: true });
  for (const code of [31, 1167])
    t.like((await print(t, `error=${code}`)).reason, { kind: 'lost', untouched: false });
});

test.serial('a handle that no longer works dies with its process', async (t) => {
  await openPaper(t);
  await print(t, 'error=31');
  t.regex((await print(t, 'error=31')).reason.detail, /error 31/, 'not 6, the error of a stale handle');
});

test.serial('D25: an add-on that waits for paper is killed; this process never waits', async (t) => {
  await openPaper(t);
  const { reason } = await print(t, 'paper-out', { printMs: 1_500 });
  t.like(reason, { kind: 'lost', untouched: false });
});

test.serial('an add-on that throws or takes its process with it leaves it open', async (t) => {
  await openPaper(t);
  t.like((await print(t, 'throw')).reason, { kind: 'lost', detail: 'the port is gone', untouched: false });
  t.like((await print(t, 'crash')).reason, { kind: 'lost', untouched: false });
});

test.serial('D25: without the add-on nothing was sent, and it is said how to get it', async (t) => {
  await openPaper(t);
  const { reason } = await print(t, 'good', { addon: 'no-such-package' });
  t.like(reason, { kind: 'lost', untouched: true });
  t.regex(reason.detail, /npm install no-such-package/);
});

test('nothing written starts no process; other systems are told what to use', async (t) => {
  const channel = await createWindowsTransport({ path: 'x', addon: 'nothing', platform: 'win32' }).open();
  t.like(await channel.end(), { kind: 'ended', untouched: true });
  await t.throwsAsync(createWindowsTransport({ path: 'x', platform: 'linux' }).open(), { message: /cups/ });
});
