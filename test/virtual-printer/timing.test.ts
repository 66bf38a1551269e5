import test, { type ExecutionContext } from 'ava';
import type { VirtualPrinterOptions } from '../../src/virtual-printer/start-virtual-printer.ts';
import { createManualClock } from './manual-clock.ts';
import { connectClient, startPrinter } from './virtual-client.ts';

const pid = "1D 28 48 06 00 30 30 'AB12'";
const pidReply = '37 22 41 42 31 32 00';

/** A printer at 150 mm/s whose time stands still; a line takes 25 ms. */
async function openSlowPrinter(t: ExecutionContext, options: VirtualPrinterOptions = {}) {
  const clock = createManualClock();
  const printer = await startPrinter(t, { speed: 150, clock, ...options });
  return { clock, printer, client: await connectClient(t, printer) };
}

test('the process id comes after the last line, GS r when it is its turn', async (t) => {
  const { clock, printer, client } = await openSlowPrinter(t);
  client.send(`'a' 0A 'b' 0A ${pid} 1D 72 01`);
  await client.expect('00');
  t.is(printer.text(), '');
  t.is(printer.paper().length, 0);
  await clock.advance(49);
  t.is(printer.text(), 'a\n');
  t.is(printer.paper()[0]?.pending, 1);
  t.is(client.received(), '');
  await clock.advance(1);
  await client.expect(pidReply);
  t.is(printer.text(), 'a\nb\n');
  t.is(printer.log().find((event) => event.type === 'tx' && event.reply === 'pid')?.at, 50);
});

test('a timer that wakes late holds up one line, not those after it as well', async (t) => {
  const clock = createManualClock();
  const late = { ...clock, sleep: (ms: number, signal?: AbortSignal) => clock.sleep(ms + 20, signal) };
  const printer = await startPrinter(t, { speed: 150, clock: late });
  const client = await connectClient(t, printer);
  client.send(`${"'a' 0A ".repeat(10)} 10 04 01`);
  await client.expect('12');
  await clock.advance(10 * 25 + 20);
  t.is(printer.paper()[0]?.lines.length, 10);
});

test('a cut takes 300 ms', async (t) => {
  const { clock, printer, client } = await openSlowPrinter(t);
  client.send(`'a' 0A 1D 56 00 ${pid} 10 04 01`);
  await client.expect('12');
  await clock.advance(324);
  t.is(printer.paper()[0]?.cut, null);
  await clock.advance(1);
  await client.expect(pidReply);
  t.is(printer.paper()[0]?.cut, 'full');
});

test('a real-time question is answered while the mechanism works and the buffer is full', async (t) => {
  const { clock, printer, client } = await openSlowPrinter(t, { capabilities: { rxBuf: 16, printAhead: 2 } });
  client.send(`${"'line' 0A ".repeat(20)} 10 04 01`);
  await client.expect('12');
  const { buffered } = printer.state().bytes;
  t.true(buffered > 16, String(buffered));
  await clock.advance(20 * 25);
  t.is(printer.paper()[0]?.lines.length, 20);
});

test('paper end while a line is under way: the line is finished, no other begun', async (t) => {
  const { clock, printer, client } = await openSlowPrinter(t);
  client.send("'a' 0A 'b' 0A 10 04 01");
  await client.expect('12');
  await clock.advance(10);
  printer.set({ name: 'paperOut' });
  await clock.advance(1000);
  t.is(printer.text(), 'a\n');
  printer.loadPaper();
  await clock.advance(25);
  t.is(printer.text(), 'a\nb\n');
});

test('a power cut while a line is under way loses that line', async (t) => {
  const { clock, printer, client } = await openSlowPrinter(t);
  client.send("'a' 0A 'b' 0A 10 04 01");
  await client.expect('12');
  await clock.advance(30);
  printer.powerOff();
  await client.closed();
  await clock.advance(1000);
  t.is(printer.text(), 'a\n');
  t.true(printer.paper()[0]?.torn);
});

test('booting takes 5 s, in which clients are refused', async (t) => {
  const { clock, printer, client } = await openSlowPrinter(t);
  printer.powerOff();
  await client.closed();
  const booted = printer.powerOn();
  await clock.advance(4999);
  t.is(printer.state().power, 'booting');
  await t.throwsAsync(connectClient(t, printer), { code: 'ECONNREFUSED' });
  await clock.advance(1);
  await booted;
  const again = await connectClient(t, printer);
  again.send('10 04 01');
  await again.expect('12');
});

test('a client that sends nothing for 5 minutes is dropped', async (t) => {
  const { clock, printer, client } = await openSlowPrinter(t);
  client.send('10 04 01');
  await client.expect('12');
  await clock.advance(299_999);
  t.true(printer.state().isServing);
  await clock.advance(1);
  await client.closed();
  await printer.waitFor(() =>
    printer.log().some((event) => event.type === 'close' && event.reason === 'idle'),
  );
  t.false(printer.state().isServing);
});

test('a 9600 baud line needs its time on the wire', async (t) => {
  const { clock, printer, client } = await openSlowPrinter(t, {
    speed: 'instant',
    faults: [{ name: 'baud' }],
  });
  client.send(`'${'x'.repeat(40)}' 0A ${'00 '.repeat(55)}`);
  await printer.waitFor(() => printer.state().bytes.received > 0);
  await clock.advance(91);
  t.is(printer.state().bytes.received, 88);
  await clock.advance(10);
  t.is(printer.state().bytes.received, 96);
});

test('a timer that wakes late does not slow a 9600 baud line down', async (t) => {
  const clock = createManualClock();
  const late = { ...clock, sleep: (ms: number, signal?: AbortSignal) => clock.sleep(ms + 20, signal) };
  const printer = await startPrinter(t, { speed: 'instant', clock: late, faults: [{ name: 'baud' }] });
  const client = await connectClient(t, printer);
  client.send('00 '.repeat(480));
  await printer.waitFor(() => printer.state().bytes.received > 0);
  await clock.advance(500 + 30);
  t.is(printer.state().bytes.received, 480);
});

test('after close nothing happens any more', async (t) => {
  const { clock, printer, client } = await openSlowPrinter(t);
  client.send("'a' 0A 10 04 01");
  await client.expect('12');
  await printer.close();
  await clock.advance(1000);
  t.deepEqual(printer.paper(), []);
});
