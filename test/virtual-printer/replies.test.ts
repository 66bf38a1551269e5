import test, { type ExecutionContext } from 'ava';
import type {
  VirtualPrinter,
  VirtualPrinterOptions,
} from '../../src/virtual-printer/start-virtual-printer.ts';
import { connectClient, startPrinter, type VirtualClient } from './virtual-client.ts';

const realtimeQuestions = '10 04 01 10 04 02 10 04 03 10 04 04';
const clear = '10 14 08 01 03 14 01 06 02 08';

async function openPrinter(
  t: ExecutionContext,
  options: VirtualPrinterOptions = {},
): Promise<{ printer: VirtualPrinter; client: VirtualClient }> {
  const printer = await startPrinter(t, options);
  return { printer, client: await connectClient(t, printer) };
}

const answersRealtime = test.macro({
  title: (_, trouble: string, expected: string) => `DLE EOT 1 to 4 with ${trouble}: ${expected}`,
  exec: async (t, _trouble: string, expected: string, cause: (printer: VirtualPrinter) => void) => {
    const { printer, client } = await openPrinter(t);
    cause(printer);
    client.send(realtimeQuestions);
    await client.expect(expected);
  },
});

test(answersRealtime, 'nothing wrong', '12 12 12 12', () => {});
test(answersRealtime, 'no paper', '1A 32 12 7E', (printer) => printer.set({ name: 'paperOut' }));
test(answersRealtime, 'paper near its end', '12 12 12 1E', (printer) =>
  printer.set({ name: 'paperNearEnd' }),
);
test(answersRealtime, 'an open cover', '1A 16 12 12', (printer) => printer.openCover());
test(answersRealtime, 'the feed button held', '5A 1A 12 12', (printer) => printer.pressFeed(true));
test(answersRealtime, 'a jammed cutter', '1A 52 1A 12', (printer) => printer.set({ name: 'cutterError' }));
test(answersRealtime, 'a fatal error', '1A 52 32 12', (printer) => printer.set({ name: 'unrecoverable' }));
test(answersRealtime, 'a hot head', '1A 52 52 12', (printer) =>
  printer.set({ name: 'headHot', value: 60_000 }),
);

test('DLE EOT 1 shows the drawer until it is closed', async (t) => {
  const { printer, client } = await openPrinter(t);
  client.send('1B 70 00 19 FA 10 04 01');
  await client.expect('16');
  printer.closeDrawer();
  client.send('10 04 01');
  await client.expect('12');
});

test('DLE EOT 1 says that the printer waits for DLE ENQ', async (t) => {
  const { printer, client } = await openPrinter(t, { capabilities: { resume: 'wait-enq' } });
  printer.openCover();
  printer.closeCover();
  client.send('10 04 01');
  await client.expect('3A');
  client.send('10 05 01 10 04 01');
  await client.expect('12');
});

const reportsChange = test.macro({
  title: (_, trouble: string, expected: string) => `automatic status back, ${trouble}: ${expected}`,
  exec: async (t, _trouble: string, expected: string, cause: (printer: VirtualPrinter) => void) => {
    const { printer, client } = await openPrinter(t);
    client.send('1D 61 FF');
    await client.expect('10 00 00 0F');
    cause(printer);
    await client.expect(expected);
  },
});

test(reportsChange, 'no paper', '18 00 0F 0F', (printer) => printer.set({ name: 'paperOut' }));
test(reportsChange, 'paper near its end', '10 00 03 0F', (printer) => printer.set({ name: 'paperNearEnd' }));
test(reportsChange, 'an open cover', '38 00 00 0F', (printer) => printer.openCover());
test(reportsChange, 'the feed button held', '58 00 00 0F', (printer) => printer.pressFeed(true));
test(reportsChange, 'a jammed cutter', '18 08 00 0F', (printer) => printer.set({ name: 'cutterError' }));
test(reportsChange, 'a fatal error', '18 20 00 0F', (printer) => printer.set({ name: 'unrecoverable' }));
test(reportsChange, 'a hot head', '18 40 00 0F', (printer) =>
  printer.set({ name: 'headHot', value: 60_000 }),
);

test('automatic status back ends with ESC @, and sends only what GS a asked for', async (t) => {
  const { printer, client } = await openPrinter(t);
  client.send('1D 61 08');
  await client.expect('10 00 00 0F');
  printer.openCover();
  printer.closeCover();
  client.send('10 04 01');
  await client.expect('12');
  client.send('1B 40 10 04 01');
  await client.expect('12');
  printer.set({ name: 'paperNearEnd' });
  client.send('10 04 04');
  await client.expect('1E');
});

test('GS r, ESC v and ESC u report the sensors', async (t) => {
  const { client } = await openPrinter(t);
  client.send('1D 72 01 1D 72 31 1D 72 02 1B 76 1B 75 00');
  await client.expect('00 00 00 00 00');
  client.send('1B 70 01 19 FA 1D 72 02 1B 75 00');
  await client.expect('01 01');
});

test('GS r tells that paper is short', async (t) => {
  const { client } = await openPrinter(t, { faults: [{ name: 'paperNearEnd' }] });
  client.send('1D 72 01');
  await client.expect('03');
});

test('without paper GS r and process ids are not executed until there is paper', async (t) => {
  const { printer, client } = await openPrinter(t, { faults: [{ name: 'paperOut' }] });
  client.send("1D 72 01 1D 28 48 06 00 30 30 'ABCD' 10 04 04");
  await client.expect('7E');
  printer.loadPaper();
  await client.expect('00 37 22 41 42 43 44 00');
});

test('GS I names the printer', async (t) => {
  const { client } = await openPrinter(t);
  const texts = { 41: '30.01 ESC/POS', 42: 'EPSON', 43: 'TM-T82III', 44: 'VIRT000001', 45: 'CHINA GB18030' };
  for (const [n, text] of Object.entries(texts)) {
    client.send(`1D 49 ${n}`);
    await client.expect(`5F ${toHexText(text)} 00`);
  }
  client.send('1D 49 01 1D 49 02 1D 49 21');
  await client.expect('20 03 3D 43 00');
});

test('GS ( H function 49 reports why the printer went offline', async (t) => {
  const { printer, client } = await openPrinter(t);
  client.send('1D 28 48 03 00 31 30 02 10 04 01');
  await client.expect('12');
  printer.openCover();
  await client.expect('37 23 41 00');
  printer.closeCover();
  client.send('1D 28 48 03 00 31 30 01 10 04 01');
  await client.expect('12');
  printer.set({ name: 'paperOut' });
  await client.expect('37 23 00');
});

test('the setting mode and the power-off sequence are acknowledged', async (t) => {
  const { printer, client } = await openPrinter(t);
  client.send("1D 28 45 03 00 01 'IN'");
  await client.expect('37 20 00');
  client.send("10 14 02 01 08 'never' 0A");
  await client.expect('3B 30 00');
  t.deepEqual(printer.paper(), []);
  t.true(printer.state().offline);
});

test('a clear while out of paper is acknowledged, and what it cleared is never printed', async (t) => {
  const { printer, client } = await openPrinter(t, { faults: [{ name: 'paperOut' }] });
  client.send(`'old' 0A 1D 28 48 06 00 30 30 'OLD1' ${clear}`);
  await client.expect('37 25 00');
  printer.loadPaper();
  client.send("'new' 0A 1D 28 48 06 00 30 30 'NEW1'");
  await client.expect('37 22 4E 45 57 31 00');
  t.is(printer.text(), 'new\n');
  t.is(printer.state().bytes.discarded.cleared, 25);
});

test('GS ( D switches the drawer pulse of DLE DC4 off and on', async (t) => {
  const { printer, client } = await openPrinter(t);
  client.send('1D 28 44 03 00 14 01 00 10 14 01 00 01 1D 28 44 03 00 14 01 01 10 14 01 01 02 10 04 01');
  await client.expect('16');
  t.deepEqual(
    printer
      .log()
      .filter((event) => event.type === 'kick')
      .map(({ pin, ms }) => [pin, ms]),
    [[5, 200]],
  );
});

test('a clone without process ids, automatic status and clear swallows them silently', async (t) => {
  const { printer, client } = await openPrinter(t, { profile: 'xprinter80' });
  client.send(`1D 61 0E 'ok' 0A 1D 28 48 06 00 30 30 'ABCD' ${clear} 1D 72 01`);
  await client.expect('00');
  t.is(printer.text(), 'ok\n');
});

test('a write-only printer prints and never says a word', async (t) => {
  const { printer, client } = await openPrinter(t, { profile: 'writeonly' });
  client.send(`${realtimeQuestions} 1D 72 01 1D 49 42 'ok' 0A 1D 56 00`);
  await printer.waitFor(() => printer.paper()[0]?.cut === 'partial');
  t.is(client.received(), '');
});

test('ESC = turns the data away; real-time commands are obeyed all the same', async (t) => {
  const { printer, client } = await openPrinter(t);
  client.send("1B 3D 02 'unseen' 0A 10 04 01 1B 3D 01 'seen' 0A 1D 72 01");
  await client.expect('12 00');
  t.is(printer.text(), 'seen\n');
});

test('real-time commands hidden in an image are obeyed, unless the printer knows better', async (t) => {
  const image = '1D 76 30 00 03 00 01 00 10 04 01';
  const { client } = await openPrinter(t);
  client.send(`${image} 1D 72 01`);
  await client.expect('12 00');
  const careful = await openPrinter(t, { realtimeInData: false });
  careful.client.send(`${image} 1D 72 01 10 04 01`);
  await careful.client.expect('00 12');
  t.is(careful.printer.paper()[0]?.images[0]?.w, 24);
});

function toHexText(text: string): string {
  return Array.from(Buffer.from(text), (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');
}
