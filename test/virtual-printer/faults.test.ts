import { connect } from 'node:net';
import { once } from 'node:events';
import test, { type ExecutionContext } from 'ava';
import type { Fault } from '../../src/virtual-printer/faults.ts';
import { parseFault } from '../../src/virtual-printer/parse-fault.ts';
import type {
  VirtualPrinter,
  VirtualPrinterOptions,
} from '../../src/virtual-printer/start-virtual-printer.ts';
import { connectClient, startPrinter, type VirtualClient } from './virtual-client.ts';

const tenLines = Array.from({ length: 10 }, (_, index) => `'line ${index}' 0A`).join(' ');
const pid = "1D 28 48 06 00 30 30 'AB12'";
const pidReply = '37 22 41 42 31 32 00';

interface Scene {
  readonly printer: VirtualPrinter;
  readonly client: VirtualClient;
}

async function openPrinter(
  t: ExecutionContext,
  fault: Fault,
  options: VirtualPrinterOptions = {},
): Promise<Scene> {
  const printer = await startPrinter(t, { ...options, faults: [fault] });
  return { printer, client: await connectClient(t, printer) };
}

const countLines = (printer: VirtualPrinter) =>
  printer.paper().reduce((sum, { lines }) => sum + lines.length, 0);
const wasClosed = (printer: VirtualPrinter) => () => printer.log().some(({ type }) => type === 'close');

test('paperOut after 4 lines: exactly 4 lines come out, the rest when there is paper again', async (t) => {
  const { printer, client } = await openPrinter(t, { name: 'paperOut', after: { lines: 4 } });
  client.send(`${tenLines} ${pid}`);
  await printer.waitFor(() => printer.state().condition.paperEnd);
  t.is(countLines(printer), 4);
  client.send('10 04 04');
  await client.expect('7E');
  t.is(printer.paper()[0]?.cut, null);
  printer.loadPaper();
  await client.expect(pidReply);
  t.is(countLines(printer), 10);
});

test('paperNearEnd is reported and stops nothing', async (t) => {
  const { printer, client } = await openPrinter(t, { name: 'paperNearEnd', after: { lines: 2 } });
  client.send(`${tenLines} ${pid}`);
  await client.expect(pidReply);
  t.true(printer.state().condition.paperNearEnd);
});

test('coverOpen twice, after each 3 lines', async (t) => {
  const { printer, client } = await openPrinter(t, { name: 'coverOpen', after: { lines: 3 }, times: 2 });
  client.send(`${tenLines} ${pid}`);
  for (const lines of [3, 6]) {
    await printer.waitFor(() => printer.state().condition.coverOpen);
    t.is(countLines(printer), lines);
    printer.closeCover();
  }
  await client.expect(pidReply);
  t.deepEqual(printer.state().faults, []);
});

test('cutterError stays until the cutter is free and DLE ENQ is sent', async (t) => {
  const { printer, client } = await openPrinter(t, { name: 'cutterError', after: { jobs: 1 } });
  client.send("'a' 0A 1D 56 00 'b' 0A 1D 72 01 10 05 01 10 04 03");
  await client.expect('1A');
  printer.clearFault('cutterError');
  client.send('10 04 03');
  await client.expect('1A');
  client.send('10 05 01 10 04 03');
  // The paper sensor's answer was waiting in the buffer.
  await client.expect('00 12');
  t.is(countLines(printer), 2);
});

test('DLE ENQ 2 recovers and forgets the buffer', async (t) => {
  const { printer, client } = await openPrinter(t, { name: 'cutterError' });
  client.send("'lost' 0A 10 04 03");
  await client.expect('1A');
  printer.clearFault('cutterError');
  client.send("10 05 02 'kept' 0A 1D 72 01");
  await client.expect('00');
  t.is(printer.text(), 'kept\n');
});

test('unrecoverable lasts until the power was off', async (t) => {
  const { printer, client } = await openPrinter(t, { name: 'unrecoverable' });
  client.send('10 05 01 10 04 03');
  await client.expect('32');
  printer.powerOff();
  await client.closed();
  await printer.powerOn();
  t.false(printer.state().offline);
});

test('headHot cools down by itself', async (t) => {
  const { printer, client } = await openPrinter(t, { name: 'headHot', value: 5 });
  client.send(`'a' 0A ${pid}`);
  await client.expect(pidReply);
  t.true(printer.log().some((event) => event.type === 'condition' && event.causes.includes('headHot')));
});

test('powerCut after 3 lines: a reset, the paper stays, everything else is lost', async (t) => {
  const { printer, client } = await openPrinter(t, { name: 'powerCut', after: { lines: 3 } });
  client.send(`1D 61 0E ${tenLines} ${pid}`);
  await client.closed();
  t.is(countLines(printer), 3);
  t.true(printer.paper()[0]?.torn);
  await t.throwsAsync(connectClient(t, printer), { code: 'ECONNREFUSED' });
  await printer.powerOn();
  const again = await connectClient(t, printer);
  again.send("'next' 0A 1D 56 00 1D 72 01");
  await again.expect('00');
  t.is(printer.text(), `line 0\nline 1\nline 2\nnext\n${'-'.repeat(48)}8<\n`);
  t.deepEqual(printer.paper()[0]?.breaks, [3]);
});

test('powerCut with a value: the power comes back by itself', async (t) => {
  const { printer, client } = await openPrinter(t, { name: 'powerCut', value: 1, after: { bytes: 5 } });
  client.send("'0123456789' 0A");
  await client.closed();
  await printer.waitFor(() => printer.state().power === 'on');
  const again = await connectClient(t, printer);
  again.send('10 04 01');
  await again.expect('12');
});

test('rstAtByte takes exactly that many bytes and goes on printing them', async (t) => {
  const { printer, client } = await openPrinter(t, { name: 'rstAtByte', value: 8 });
  client.send("'seven..' 0A 'never' 0A");
  await client.closed();
  t.is(printer.state().bytes.received, 8);
  t.is(printer.text(), 'seven..\n');
});

test('finAtByte ends the connection in order', async (t) => {
  const { printer, client } = await openPrinter(t, { name: 'finAtByte', value: 3 });
  const ended = once(client.socket, 'end');
  client.send('10 04 01 10 04 01');
  await ended;
  t.is(client.received(), '12');
  t.is(printer.state().bytes.received, 3);
});

test('halfOpenAtByte goes on printing and never answers again', async (t) => {
  const { printer, client } = await openPrinter(t, { name: 'halfOpenAtByte', value: 3 });
  client.send(`10 04 01 'printed' 0A ${pid}`);
  await printer.waitFor(() =>
    printer.log().some((event) => event.type === 'txLost' && event.reply === 'pid'),
  );
  await client.expect('12');
  t.is(printer.text(), 'printed\n');
});

test('blackholeAtByte stops reading without a word; the next client is served', async (t) => {
  const { printer, client } = await openPrinter(t, { name: 'blackholeAtByte', value: 3 });
  client.send("10 04 01 'unread' 0A");
  await client.expect('12');
  const other = await connectClient(t, printer);
  other.send('10 04 01');
  await other.expect('12');
  t.false(client.socket.readableEnded);
  t.deepEqual(printer.paper(), []);
});

test('noReply for two replies', async (t) => {
  const { client } = await openPrinter(t, { name: 'noReply', times: 2 });
  client.send('10 04 01 10 04 01 10 04 04');
  await client.expect('12');
});

test('replyDelay keeps the order', async (t) => {
  const { printer, client } = await openPrinter(t, { name: 'replyDelay', value: 5, times: 1 });
  client.send(`10 04 01 ${pid} 1D 72 01`);
  await client.expect(`12 ${pidReply} 00`);
  t.true((printer.log().find(({ type }) => type === 'tx')?.at ?? 0) >= 4);
});

test('replyLag1 answers the question before', async (t) => {
  const { printer, client } = await openPrinter(t, { name: 'replyLag1' });
  client.send('10 04 01 10 04 02');
  await client.expect('12');
  printer.set({ name: 'paperOut' });
  client.send('10 04 04');
  await client.expect('12');
  client.send('10 04 04');
  await client.expect('7E');
});

test('replySplit sends one byte a segment', async (t) => {
  const { printer, client } = await openPrinter(t, { name: 'replySplit' });
  client.send(`'a' 0A ${pid} 10 04 01`);
  await client.expect(`${pidReply} 12`);
  t.is(printer.log().filter(({ type }) => type === 'tx').length, 8);
});

test('replyGarbage looks like no reply there is', async (t) => {
  const { client } = await openPrinter(t, { name: 'replyGarbage' });
  client.send(`10 04 01 ${pid}`);
  while (client.received().length < 8 * 3 - 1) await once(client.socket, 'data');
  const bytes = client
    .received()
    .split(' ')
    .map((byte) => Number.parseInt(byte, 16));
  t.is(bytes.length, 8);
  t.true(bytes.every((byte) => (byte & 0x81) === 0x81));
});

test('replyDuplicate says everything twice', async (t) => {
  const { client } = await openPrinter(t, { name: 'replyDuplicate' });
  client.send(`10 04 01 ${pid}`);
  await client.expect(`12 12 ${pidReply} ${pidReply}`);
});

test('wrongPid echoes another id', async (t) => {
  const { client } = await openPrinter(t, { name: 'wrongPid', times: 1 });
  client.send(`${pid} ${pid}`);
  await client.expect(`37 22 41 42 31 33 00 ${pidReply}`);
});

test('pidBeforePrint lies: the id comes although nothing can be printed', async (t) => {
  const { printer, client } = await openPrinter(
    t,
    { name: 'pidBeforePrint' },
    // One metre a minute: the line is still under way when the id comes.
    { speed: 0.01 },
  );
  client.send(`'a' 0A ${pid}`);
  await client.expect(pidReply);
  t.deepEqual(printer.paper(), []);
});

test('bufferFull: no data is taken, real-time questions are answered, also hundreds of them', async (t) => {
  const { printer, client } = await openPrinter(t, { name: 'bufferFull' });
  client.send("'data' 0A");
  for (let round = 0; round < 200; round++) {
    client.send('10 04 01');
    await client.expect('12');
  }
  t.is(printer.state().bytes.buffered, 5);
  printer.clearFault('bufferFull');
  await printer.waitFor(() => countLines(printer) === 1);
});

test('rxBuf: a small buffer takes what it has room for, and the rest when there is room', async (t) => {
  const { printer, client } = await openPrinter(t, { name: 'rxBuf', value: 64 });
  printer.openCover();
  client.send(`'${'x'.repeat(600)}' 0A ${pid}`);
  await printer.waitFor(() => printer.state().bytes.buffered === 64 + 256);
  printer.closeCover();
  await client.expect(pidReply);
  t.is(printer.state().bytes.received, 600 + 12);
});

test('a clone that drops what its full buffer cannot hold', async (t) => {
  const { printer, client } = await openPrinter(
    t,
    { name: 'rxBuf', value: 16 },
    { capabilities: { overflow: 'drop' } },
  );
  printer.openCover();
  client.send("'0123456789abcdefLOST' 10 04 01");
  await client.expect('1A');
  t.like(printer.state().bytes, { received: 23, buffered: 16, discarded: { overflow: 7 } });
});

test('dropBytes and bitFlip spoil the same bytes for the same seed', async (t) => {
  const spoil = async (fault: Fault, seed: number) => {
    const { printer, client } = await openPrinter(t, fault, { seed });
    client.send(`'${'abcdefghij'.repeat(20)}' 0A`);
    await printer.waitFor(() => printer.state().bytes.received === 201);
    return printer.state().bytes.interpreted + printer.text();
  };
  for (const name of ['dropBytes', 'bitFlip'] as const) {
    const first = await spoil({ name, value: 0.05 }, 7);
    t.is(await spoil({ name, value: 0.05 }, 7), first);
    t.not(await spoil({ name, value: 0.05 }, 8), first);
  }
});

test('baud 9600 takes 960 bytes a second', async (t) => {
  const { printer, client } = await openPrinter(t, { name: 'baud', value: 96_000 });
  client.send(`'${'x'.repeat(470)}' 0A ${pid}`);
  await client.expect(pidReply);
  // 482 bytes at 9,600 bytes a second.
  t.true((printer.log().at(-1)?.at ?? 0) >= 45);
});

test('refuse: no listener until cleared, on the same port afterwards', async (t) => {
  const printer = await startPrinter(t, { faults: [{ name: 'refuse' }] });
  await t.throwsAsync(connectClient(t, printer), { code: 'ECONNREFUSED' });
  printer.clearFault('refuse');
  const client = await connectUntilAccepted(t, printer);
  client.send('10 04 01');
  await client.expect('12');
});

test('acceptNoServe: connected and ignored until it ends', async (t) => {
  const { printer, client } = await openPrinter(t, { name: 'acceptNoServe' });
  client.send('10 04 01');
  await printer.waitFor(() => printer.log().some(({ type }) => type === 'connect'));
  t.false(printer.state().isServing);
  printer.clearFault('acceptNoServe');
  await client.expect('12');
});

test('slowAccept serves late', async (t) => {
  const { printer, client } = await openPrinter(t, { name: 'slowAccept', value: 5 });
  client.send('10 04 01');
  await client.expect('12');
  t.true((printer.log().at(-1)?.at ?? 0) >= 4);
});

test('after.ms and after.bytes are waited for together', async (t) => {
  const { printer, client } = await openPrinter(t, { name: 'paperOut', after: { ms: 1, bytes: 3 } });
  client.send("'ab'");
  await printer.waitFor(() => printer.state().bytes.received === 2);
  t.false(printer.state().condition.paperEnd);
  client.send("'c'");
  await printer.waitFor(() => printer.state().condition.paperEnd);
  t.pass();
});

test('a cleared fault does not strike', async (t) => {
  const { printer, client } = await openPrinter(t, { name: 'paperOut', after: { lines: 3 } });
  printer.clearFault('paperOut');
  client.send(`${tenLines} ${pid}`);
  await client.expect(pidReply);
  t.is(countLines(printer), 10);
});

test('faults from outside are checked', (t) => {
  const fault = { name: 'paperOut', after: { lines: 3 }, times: 2 };
  t.deepEqual(parseFault(fault), fault);
  t.throws(() => parseFault({ name: 'paperout' }), { message: /There is no fault "paperout"/ });
  t.throws(() => parseFault({ name: 'rstAtByte', value: '900' }), { message: /"value" must be a number/ });
  t.throws(() => parseFault({ name: 'paperOut', afterLines: 3 }), { message: /no "afterLines"/ });
  t.throws(() => parseFault({ name: 'paperOut', after: { line: 3 } }), { message: /no "line"/ });
  t.throws(() => parseFault('paperOut'), { message: /must be an object/ });
});

async function connectUntilAccepted(t: ExecutionContext, printer: VirtualPrinter): Promise<VirtualClient> {
  const isAccepting = () =>
    new Promise<boolean>((resolve) => {
      const probe = connect({ port: printer.port, host: '127.0.0.1' });
      probe.once('connect', () => resolve(true)).once('error', () => resolve(false));
      probe.once('connect', () => probe.end());
    });
  while (!(await isAccepting())) continue;
  await printer.waitFor(wasClosed(printer));
  return connectClient(t, printer);
}
