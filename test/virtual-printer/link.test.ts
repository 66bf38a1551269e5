import { once } from 'node:events';
import test, { type ExecutionContext } from 'ava';
import type { VirtualPrinter } from '../../src/virtual-printer/start-virtual-printer.ts';
import { connectClient, startPrinter } from './virtual-client.ts';

test('the second client waits silently until the first leaves', async (t) => {
  const printer = await startPrinter(t, { capabilities: { secondClient: 'queue' } });
  const first = await connectClient(t, printer);
  first.send('10 04 01');
  await first.expect('12');
  const second = await connectClient(t, printer);
  second.send("'second' 0A 10 04 01");
  await printer.waitFor(() => printer.log().some(({ type }) => type === 'queued'));
  first.send("'first' 0A 10 04 01");
  await first.expect('12');
  t.is(second.received(), '');
  first.socket.end();
  await second.expect('12');
  t.is(printer.text(), 'first\nsecond\n');
});

test('the fourth client in the queue is turned away', async (t) => {
  const printer = await startPrinter(t, { capabilities: { secondClient: 'queue' } });
  for (let count = 0; count < 4; count++) await connectClient(t, printer);
  await printer.waitFor(() => printer.log().filter(({ type }) => type === 'queued').length === 3);
  await t.throwsAsync(connectAndWait(t, printer), { code: 'ECONNRESET' });
  t.is(printer.log().filter(({ type }) => type === 'queued').length, 3);
});

test('a second client is reset by printers that know only one', async (t) => {
  const printer = await startPrinter(t, { capabilities: { secondClient: 'reset' } });
  const first = await connectClient(t, printer);
  first.send('10 04 01');
  await first.expect('12');
  await t.throwsAsync(connectAndWait(t, printer), { code: 'ECONNRESET' });
  first.send('10 04 01');
  await first.expect('12');
});

test('a second client is refused by printers that stop listening, until the first is gone', async (t) => {
  const printer = await startPrinter(t, { capabilities: { secondClient: 'refuse' } });
  const first = await connectClient(t, printer);
  first.send('10 04 01');
  await first.expect('12');
  await t.throwsAsync(connectClient(t, printer), { code: 'ECONNREFUSED' });
  first.socket.end();
  await first.closed();
  await printer.waitFor(() => !printer.state().isServing);
  let second = await connectClient(t, printer).catch(() => undefined);
  while (!second) second = await connectClient(t, printer).catch(() => undefined);
  second.send('10 04 01');
  await second.expect('12');
});

test('all that was sent before the end of the connection is printed, and the end is answered in order', async (t) => {
  const printer = await startPrinter(t);
  const client = await connectClient(t, printer);
  const failed = once(client.socket, 'error').then(() => true);
  client.send(`1D 61 0E ${"'line' 0A ".repeat(5000)}`);
  client.socket.end();
  await client.closed();
  t.is(printer.paper()[0]?.lines.length, 5000);
  t.false(await Promise.race([failed, Promise.resolve(false)]));
});

test('starting on a port that is taken fails', async (t) => {
  const printer = await startPrinter(t);
  await t.throwsAsync(startPrinter(t, { port: printer.port }), { code: 'EADDRINUSE' });
});

test('close ends the connection and frees the port', async (t) => {
  const printer = await startPrinter(t);
  const client = await connectClient(t, printer);
  await printer.close();
  await client.closed();
  const next = await startPrinter(t, { port: printer.port });
  t.is(next.port, printer.port);
});

/** Rejects with the connection's error, whether it comes during or after the connecting. */
async function connectAndWait(t: ExecutionContext, printer: VirtualPrinter): Promise<void> {
  const { socket } = await connectClient(t, printer);
  await once(socket, 'close');
}
