import { once } from 'node:events';
import { get } from 'node:http';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import type { VirtualPrinter } from '../../src/virtual-printer/start-virtual-printer.ts';
import { connectClient, startPrinter } from './virtual-client.ts';

const openPrinter = (t: ExecutionContext) => startPrinter(t, { httpPort: 0 });
const toUrl = (printer: VirtualPrinter, path: string) => `http://127.0.0.1:${printer.httpPort}${path}`;

async function post(
  printer: VirtualPrinter,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
) {
  const answer = await fetch(toUrl(printer, path), { method: 'POST', body: JSON.stringify(body), headers });
  return { status: answer.status, body: await answer.json() };
}

test('the state, the paper and the log can be read', async (t) => {
  const printer = await openPrinter(t);
  const client = await connectClient(t, printer);
  client.send("1C 26 B9AC ' <b>' 0A 1D 56 00 1D 72 01");
  await client.expect('00');
  const read = async (path: string) => (await fetch(toUrl(printer, path))).json();
  t.like(await read('/state'), { power: 'on', offline: false, isServing: true });
  t.like(await read('/paper'), [{ cut: 'full' }]);
  t.deepEqual(await read('/log'), JSON.parse(JSON.stringify(printer.log())));
  const text = await (await fetch(toUrl(printer, '/paper.txt'))).text();
  t.is(text, printer.text());
  const drawing = await (await fetch(toUrl(printer, '/paper.html'))).text();
  t.regex(drawing, /^<svg [^>]+viewBox/);
  t.true(drawing.includes('>宫</text>') && drawing.includes('>&lt;b&gt;</text>'));
});

test('the page follows the events as they come', async (t) => {
  const printer = await openPrinter(t);
  const page = await fetch(toUrl(printer, '/'));
  t.regex(await page.text(), /new EventSource\('events'\)/);
  const request = get(toUrl(printer, '/events'));
  t.teardown(() => request.destroy());
  const [response] = await once(request, 'response');
  await once(response, 'data');
  printer.openCover();
  const [chunk] = await once(response, 'data');
  t.regex(String(chunk), /^data: \{.*"type":"condition","offline":true,"causes":\["coverOpen"\]\}\n\n/);
});

test('buttons: faults, paper, cover, power, reset', async (t) => {
  const printer = await openPrinter(t);
  t.like(await post(printer, '/fault', { name: 'paperOut' }), { status: 200, body: { offline: true } });
  t.like(await post(printer, '/paper', {}), { status: 200, body: { offline: false } });
  t.like(await post(printer, '/cover', { open: true }), { body: { condition: { coverOpen: true } } });
  t.like(await post(printer, '/cover', { open: false }), { body: { condition: { coverOpen: false } } });
  t.like(await post(printer, '/power', { on: false }), { body: { power: 'off' } });
  t.like(await post(printer, '/power', { on: true }), { body: { power: 'on' } });
  t.like(await post(printer, '/fault', { name: 'noReply', after: { jobs: 2 } }), {
    body: { faults: [{ name: 'noReply' }] },
  });
  t.like(await post(printer, '/fault', { clear: 'noReply' }), { body: { faults: [] } });
  await post(printer, '/fault', { name: 'cutterError' });
  t.like(await post(printer, '/reset', {}), { body: { offline: false, faults: [] } });
});

test('wrong requests are answered with what is wrong', async (t) => {
  const printer = await openPrinter(t);
  t.like(await post(printer, '/fault', { name: 'fire' }), {
    status: 400,
    body: { error: { code: 'invalid' } },
  });
  t.like(await post(printer, '/nothing', {}), { status: 404, body: { error: { code: 'not_found' } } });
  t.like(await post(printer, '/fault', 'x'.repeat(20_000)), { status: 413 });
  t.like(await post(printer, '/power', { on: false }, { origin: 'http://elsewhere.example' }), {
    status: 403,
  });
  t.is(printer.state().power, 'on');
});

test('receipts are kept as files, numbered on from those that are there', async (t) => {
  const outDir = await mkdtemp(join(tmpdir(), 'receipts-'));
  t.teardown(() => rm(outDir, { recursive: true }));
  for (const name of ['one', 'two']) {
    const printer = await startPrinter(t, { outDir });
    const client = await connectClient(t, printer);
    client.send(`'${name}' 0A 1D 56 00 1D 72 01`);
    await client.expect('00');
    await printer.close();
  }
  const names = ['001.json', '001.svg', '001.txt', '002.json', '002.svg', '002.txt'];
  t.deepEqual((await readdir(outDir)).sort(), names);
  t.regex(await readFile(join(outDir, '002.txt'), 'utf8'), /^two\n-+8<\n$/);
  t.like(JSON.parse(await readFile(join(outDir, '001.json'), 'utf8')), {
    cut: 'full',
    lines: [{ text: 'one' }],
  });
});
