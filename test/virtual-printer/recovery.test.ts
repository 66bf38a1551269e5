import test from 'ava';
import type { VirtualProfile } from '../../src/virtual-printer/profiles.ts';
import { connectClient, startPrinter } from './virtual-client.ts';

const clear = '10 14 08 01 03 14 01 06 02 08';
const pid = "1D 28 48 06 00 30 30 'AB12'";
const pidReply = '37 22 41 42 31 32 00';
const ticket = (mark: string) =>
  `${Array.from({ length: 6 }, (_, index) => `'${mark}${index}' 0A`).join(' ')} 1D 56 00 ${pid}`;

const resumes = test.macro({
  title: (_, resume: string) => `paper ends after 3 of 6 lines, resume ${resume}`,
  exec: async (t, resume: VirtualProfile['resume'], lines: readonly string[], answer: string) => {
    const printer = await startPrinter(t, {
      capabilities: { resume },
      faults: [{ name: 'paperOut', after: { lines: 3 } }],
    });
    const client = await connectClient(t, printer);
    client.send(ticket('a'));
    await printer.waitFor(() => printer.state().offline);
    printer.loadPaper();
    client.send('10 04 01');
    if (resume === 'wait-enq') {
      await client.expect(answer);
      t.is(printer.paper()[0]?.lines.length, 3);
      client.send('10 05 01');
      await client.expect(pidReply);
    } else await client.expect(answer);
    const [receipt] = printer.paper();
    t.deepEqual(
      receipt?.lines.map(({ text, repeated }) => (repeated ? `${text} again` : text)),
      lines,
    );
    t.is(receipt?.cut, 'full');
    t.false(receipt?.torn);
  },
});

test(resumes, 'line', ['a0', 'a1', 'a2', 'a3', 'a4', 'a5'], `${pidReply} 12`);
test(resumes, 'repeatLine', ['a0', 'a1', 'a2', 'a2 again', 'a3', 'a4', 'a5'], `${pidReply} 12`);
test(resumes, 'wait-enq', ['a0', 'a1', 'a2', 'a3', 'a4', 'a5'], '3A');

test('nothing is repeated when nothing was interrupted', async (t) => {
  const printer = await startPrinter(t, { capabilities: { resume: 'repeatLine' } });
  const client = await connectClient(t, printer);
  client.send("'a' 0A 1D 72 01");
  await client.expect('00');
  printer.openCover();
  printer.closeCover();
  t.is(printer.text(), 'a\n');
});

test('retry after a clear while out of paper: one torn piece, one whole receipt', async (t) => {
  const printer = await startPrinter(t, { faults: [{ name: 'paperOut', after: { lines: 3 } }] });
  const client = await connectClient(t, printer);
  client.send(ticket('a'));
  await printer.waitFor(() => printer.state().offline);
  client.send(clear);
  await client.expect('37 25 00');
  printer.loadPaper();
  client.send(`0A 1D 56 42 00 ${ticket('b')}`);
  await client.expect(pidReply);
  t.deepEqual(
    printer.paper().map(({ lines, cut, torn }) => ({ lines: lines.map(({ text }) => text), cut, torn })),
    [
      { lines: ['a0', 'a1', 'a2', ''], cut: 'partial', torn: true },
      { lines: ['b0', 'b1', 'b2', 'b3', 'b4', 'b5'], cut: 'full', torn: false },
    ],
  );
});

test('retry without a clear: both tickets come out whole, the classic duplicate', async (t) => {
  const printer = await startPrinter(t, { faults: [{ name: 'paperOut', after: { lines: 3 } }] });
  const client = await connectClient(t, printer);
  client.send(ticket('a'));
  await printer.waitFor(() => printer.state().offline);
  client.send(ticket('b'));
  printer.loadPaper();
  await client.expect(`${pidReply} ${pidReply}`);
  t.deepEqual(
    printer.paper().map(({ lines }) => lines.length),
    [6, 6],
  );
});

test('a clear in the middle of a command ends the command', async (t) => {
  const printer = await startPrinter(t);
  const client = await connectClient(t, printer);
  client.send(`1D 76 30 00 10 00 10 00 FF FF ${clear}`);
  await client.expect('37 25 00');
  client.send("'text' 0A 1D 72 01");
  await client.expect('00');
  t.is(printer.text(), 'text\n');
});

test('a clear keeps the settings, ESC @ and power-on do not', async (t) => {
  const printer = await startPrinter(t);
  const client = await connectClient(t, printer);
  client.send(`1B 61 01 ${clear} 'mid' 0A 1B 40 'left' 0A 1B 61 02 1D 72 01`);
  await client.expect('37 25 00 00');
  printer.powerOff();
  await client.closed();
  await printer.powerOn();
  const again = await connectClient(t, printer);
  again.send("'left' 0A 1D 72 01");
  await again.expect('00');
  t.deepEqual(
    printer.paper()[0]?.lines.map(({ align }) => align),
    ['center', 'left', 'left'],
  );
});

test('ESC @ clears the line, not what came before it or waits after it', async (t) => {
  const printer = await startPrinter(t);
  const client = await connectClient(t, printer);
  client.send(`'one' 0A 'half' 1B 40 'two' 0A ${pid}`);
  await client.expect(pidReply);
  t.is(printer.text(), 'one\ntwo\n');
});

test('a power cut ends automatic status back', async (t) => {
  const printer = await startPrinter(t);
  const client = await connectClient(t, printer);
  client.send('1D 61 0E');
  await client.expect('10 00 00 0F');
  printer.powerOff('rst');
  await client.closed();
  await printer.powerOn();
  const again = await connectClient(t, printer);
  again.send('10 04 01');
  await again.expect('12');
  printer.openCover();
  again.send('10 04 01');
  await again.expect('1A');
});

test('power off as a black hole: nothing is heard until the power is back, then a reset', async (t) => {
  const printer = await startPrinter(t);
  const client = await connectClient(t, printer);
  client.send('10 04 01');
  await client.expect('12');
  printer.powerOff('blackhole');
  client.send('10 04 01');
  t.false(client.socket.destroyed);
  await printer.powerOn();
  await client.closed();
  t.is(client.received(), '');
});

test('an empty roll ends the paper after the line that used it up', async (t) => {
  // A line of 30 dots is 3.75 mm.
  const printer = await startPrinter(t, { rollMm: 10, nearEndMm: 5 });
  const client = await connectClient(t, printer);
  client.send("1D 61 08 'a' 0A 'b' 0A 'c' 0A 'd' 0A 10 04 04");
  await client.expect('10 00 00 0F 10 00 03 0F 18 00 0F 0F 7E');
  t.is(printer.text(), 'a\nb\nc\n');
  t.is(printer.state().rollLeftMm, 0);
  printer.loadPaper();
  await printer.waitFor(() => printer.text().endsWith('d\n'));
  t.is(printer.state().rollLeftMm, 10 - 3.75);
});

test('reset puts everything right', async (t) => {
  const printer = await startPrinter(t);
  printer.set({ name: 'paperOut' });
  printer.set({ name: 'cutterError' });
  printer.set({ name: 'noReply' });
  printer.openCover();
  printer.powerOff();
  await printer.reset();
  const client = await connectClient(t, printer);
  client.send('10 04 01 10 04 02 10 04 03 10 04 04');
  await client.expect('12 12 12 12');
});
