import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { ExecutionContext } from 'ava';
import { toHex } from '../../src/virtual-printer/event-log.ts';
import {
  startVirtualPrinter,
  type VirtualPrinter,
  type VirtualPrinterOptions,
} from '../../src/virtual-printer/start-virtual-printer.ts';

/** A client that writes raw bytes and keeps what comes back. */
export interface VirtualClient {
  readonly socket: Socket;
  /** Hex pairs are bytes, quoted parts are text: `send("1B 40 'hello' 0A")`. */
  send(notation: string): void;
  /** Waits until exactly these bytes came, then forgets them. */
  expect(hex: string): Promise<void>;
  received(): string;
  closed(): Promise<void>;
}

/** A printer that prints in no time and is closed with the test. */
export async function startPrinter(
  t: ExecutionContext,
  options: VirtualPrinterOptions = {},
): Promise<VirtualPrinter> {
  const printer = await startVirtualPrinter({ speed: 'instant', ...options });
  t.teardown(() => printer.close());
  return printer;
}

export async function connectClient(t: ExecutionContext, { port }: { port: number }): Promise<VirtualClient> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  let bytes: number[] = [];
  socket.on('data', (chunk: Buffer) => void bytes.push(...chunk));
  await once(socket, 'connect');
  const closing = new Promise<void>((resolve) => socket.on('close', () => resolve()));
  // What ended the connection is asserted by the tests, from the printer's log.
  socket.on('error', () => {});
  t.teardown(() => socket.destroy());
  const received = () => toHex(bytes);
  return {
    socket,
    send: (notation) => void socket.write(toBytes(notation)),
    expect: async (hex) => {
      const wanted = toBytes(hex).length;
      while (bytes.length < wanted)
        await withDeadline(once(socket, 'data'), () => `wanted ${hex}, got ${received()}`);
      t.is(received(), hex);
      bytes = [];
    },
    received,
    closed: () => withDeadline(closing, () => 'the connection stays open'),
  };
}

/** `1B 40 'hi' 0A` → bytes; text between quotes is ASCII. */
export function toBytes(notation: string): Uint8Array {
  const parts = notation.match(/'[^']*'|[0-9A-F]{2}/g) ?? [];
  return Buffer.concat(
    parts.map((part) =>
      part.startsWith("'") ? Buffer.from(part.slice(1, -1), 'latin1') : Buffer.from(part, 'hex'),
    ),
  );
}

async function withDeadline<T>(promise: Promise<T>, describe: () => string, ms = 60_000): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Nothing more came: ${describe()}`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
