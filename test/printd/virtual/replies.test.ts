import test from 'ava';
import { connectClient, startPrinter } from './virtual-client.ts';

const allRealtimeQuestions = '10 04 01 10 04 02 10 04 03 10 04 04';

test('a healthy printer answers DLE EOT 1 to 4 with 12', async (t) => {
  const printer = await startPrinter(t);
  const client = await connectClient(t, printer);
  client.send(allRealtimeQuestions);
  await client.expect('12 12 12 12');
});

test('a process id comes back when what stands before it is on paper', async (t) => {
  const printer = await startPrinter(t);
  const client = await connectClient(t, printer);
  client.send("1B 40 'hello' 0A 1D 56 42 00 1D 28 48 06 00 30 30 'AB12'");
  await client.expect('37 22 41 42 31 32 00');
  const [receipt, ...others] = printer.paper();
  t.is(others.length, 0);
  t.deepEqual(
    receipt?.lines.map((line) => line.text),
    ['hello'],
  );
  t.is(receipt?.cut, 'partial');
});

test('without paper: DLE EOT 1A 32 12 7E, and a clear is answered while offline', async (t) => {
  const printer = await startPrinter(t, { faults: [{ name: 'paperOut' }] });
  const client = await connectClient(t, printer);
  client.send(`'waits' 0A ${allRealtimeQuestions}`);
  await client.expect('1A 32 12 7E');
  client.send('10 14 08 01 03 14 01 06 02 08');
  await client.expect('37 25 00');
  printer.loadPaper();
  client.send("10 04 01 'later' 0A 1D 72 01");
  await client.expect('12 00');
  t.deepEqual(
    printer.paper()[0]?.lines.map((line) => line.text),
    ['later'],
  );
});
