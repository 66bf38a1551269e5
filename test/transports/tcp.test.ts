import { EventEmitter, once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import test, { type ExecutionContext } from 'ava';
import { createTcpTransport } from '../../src/transports/tcp.ts';
import { maxChunkBytes, TransportError } from '../../src/transports/transport.ts';
import { systemClock } from '../../src/runtime/clock.ts';

const clock = systemClock;

async function listen(t: ExecutionContext, onSocket: (socket: Socket) => void): Promise<number> {
  const sockets: Socket[] = [];
  const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    onSocket(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.teardown(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

const chunksOf = (bytes: Uint8Array): Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / maxChunkBytes) }, (_, index) =>
    bytes.subarray(index * maxChunkBytes, (index + 1) * maxChunkBytes),
  );

test('D26: a printer that talks to the very end still gets every byte, and no reset', async (t) => {
  const ticket = Buffer.alloc(300_000, 'x');
  const fate = new EventEmitter();
  const received = once(fate, 'known');
  const port = await listen(t, (socket) => {
    let bytes = 0;
    const talking = setInterval(() => socket.write(Buffer.from([0x14, 0, 0, 0x0f])), 1);
    socket.on('data', (data) => {
      bytes += data.length;
      // Slow enough that most of the ticket is still on its way when the driver hangs up.
      socket.pause();
      setImmediate(() => socket.resume());
    });
    socket.on('error', (error) => fate.emit('known', { bytes, error }));
    socket.on('end', () => {
      clearInterval(talking);
      fate.emit('known', { bytes });
      socket.end();
    });
    socket.on('close', () => clearInterval(talking));
  });
  const channel = await createTcpTransport({ host: '127.0.0.1', port, clock }).open();
  channel.onData(() => undefined);
  for (const chunk of chunksOf(ticket)) await channel.write(chunk);
  const reason = await channel.end();
  t.is(reason.kind, 'ended');
  t.deepEqual(await received, [{ bytes: ticket.length }]);
});

test('a printer that reads nothing holds the writer back', async (t) => {
  const port = await listen(t, (socket) => socket.pause());
  const channel = await createTcpTransport({
    host: '127.0.0.1',
    port,
    clock,
    timings: { closeWait: 10 },
  }).open();
  const chunk = new Uint8Array(maxChunkBytes);
  let taken = 0;
  const writing = (async () => {
    while (taken < 64 * 1024) {
      await channel.write(chunk);
      taken += 1;
    }
  })();
  const limit = AbortSignal.timeout(500);
  await Promise.race([writing, once(limit, 'abort')]);
  t.true(taken < 64 * 1024, 'all 64 MB were taken');
  t.is((await channel.end()).kind, 'abandoned');
  taken = Number.POSITIVE_INFINITY;
  await writing;
});

test('nobody there: an error that says which address, before any byte', async (t) => {
  const port = await listen(t, () => undefined);
  const transport = createTcpTransport({ host: '127.0.0.1', port: port === 1 ? 2 : 1, clock });
  const error = await t.throwsAsync(() => transport.open(), { instanceOf: TransportError });
  t.regex(error?.message ?? '', /127\.0\.0\.1:/);
});

test('stopping ends a connection attempt', async (t) => {
  const transport = createTcpTransport({ host: '192.0.2.1', clock });
  const stop = new AbortController();
  const opening = transport.open(stop.signal);
  stop.abort();
  await t.throwsAsync(opening, { instanceOf: TransportError });
});

test('a reset is told apart from a goodbye', async (t) => {
  const port = await listen(t, (socket) => socket.on('data', () => socket.resetAndDestroy()));
  const channel = await createTcpTransport({ host: '127.0.0.1', port, clock }).open();
  const closed = new Promise<string>((resolve) => channel.onClose(({ kind }) => resolve(kind)));
  await channel.write(Uint8Array.of(0));
  const reason = await closed;
  t.is(reason, 'lost');
});

test('a closed printer is left alone for a moment before it is called again', async (t) => {
  const opened: number[] = [];
  const port = await listen(t, (socket) => {
    opened.push(performance.now());
    socket.on('end', () => socket.end()).resume();
  });
  const transport = createTcpTransport({ host: '127.0.0.1', port, clock });
  const first = await transport.open();
  await first.end();
  const closedAt = performance.now();
  const second = await transport.open();
  t.true(performance.now() - closedAt >= 190);
  await second.end();
  t.is(opened.length, 2);
});
