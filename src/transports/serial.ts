import type { SerialPort } from 'serialport';
import { coerceError, DomainError } from '../domain/errors.ts';
import type { Clock } from '../runtime/clock.ts';
import { createListeners } from './listeners.ts';
import { type Channel, type Transport, TransportError } from './transport.ts';

/** How a serial printer is reached; eight data bits, no parity, one stop bit. */
export interface SerialLine {
  readonly path: string;
  readonly baudRate: number;
  /** `rtscts`: wires; `xonxoff`: bytes; `none`: nothing holds the sender back. */
  readonly flow: 'rtscts' | 'xonxoff' | 'none';
}

export interface SerialTransportOptions {
  readonly line: SerialLine;
  readonly clock: Clock;
  /** How long `end()` waits until the last byte is out, ms. @default 20 s */
  readonly drainMs?: number;
  readonly load?: () => Promise<typeof SerialPort>;
}

/**
 * Reads `/dev/ttyUSB0`, `COM3:19200`, `/dev/ttyS0:38400:xonxoff`. Without them: 9600 baud, the wires RTS and CTS.
 * @throws DomainError `invalid`
 */
export function parseSerialLine(text: string): SerialLine {
  const [, path = text, baud = '9600', flow = 'rtscts'] = /^(.+?):(\d{3,7})(?::(\w+))?$/.exec(text) ?? [];
  if (flow !== 'rtscts' && flow !== 'xonxoff' && flow !== 'none')
    throw new DomainError(
      'invalid',
      `The flow control of ${text} must be rtscts, xonxoff or none, as in /dev/ttyUSB0:19200:rtscts.`,
      { path: 'device_path' },
    );
  return { path, baudRate: Number(baud), flow };
}

/** A printer on a serial line; needs the optional package `serialport`. */
export function createSerialTransport(options: SerialTransportOptions): Transport {
  const { line, clock, drainMs = 20_000, load = loadSerialPort } = options;
  return {
    open: async () => {
      const port = await openPort(await load(), line);
      return createSerialChannel(port, clock, drainMs);
    },
  };
}

async function loadSerialPort(): Promise<typeof SerialPort> {
  try {
    return (await import('serialport')).SerialPort;
  } catch (thrown) {
    throw new TransportError(
      'Serial printers need the package "serialport": npm install serialport, then start again.',
      { cause: thrown },
    );
  }
}

function openPort(Port: typeof SerialPort, { path, baudRate, flow }: SerialLine): Promise<SerialPort> {
  return new Promise((resolve, reject) => {
    const isByBytes = flow === 'xonxoff';
    const flags = { rtscts: flow === 'rtscts', xon: isByBytes, xoff: isByBytes };
    const port = new Port({ path, baudRate, ...flags }, (error) => {
      if (error) reject(new TransportError(`${path}: ${error.message}`, { cause: error }));
      else resolve(port);
    });
  });
}

function createSerialChannel(port: SerialPort, clock: Clock, drainMs: number): Channel {
  const listeners = createListeners();
  const { gone, hear, finish, ended } = listeners;
  let written = 0;
  port.on('data', (bytes: Buffer) => hear(bytes));
  port.on('error', (error) => finish({ kind: 'lost', detail: error.message }));
  port.on('close', (error: unknown) => {
    if (error) finish({ kind: 'lost', detail: `unplugged: ${coerceError(error).message}` });
    else finish({ kind: 'ended', detail: 'closed' });
  });

  const drain = async (): Promise<void> => {
    const drained = new AbortController();
    const over = AbortSignal.any([drained.signal, gone]);
    port.drain((error) => {
      if (error) finish({ kind: 'lost', detail: error.message });
      drained.abort();
    });
    await clock.sleep(drainMs, over);
    if (over.aborted) return;
    finish({ kind: 'lost', detail: 'it did not take the rest: is the flow control right?' });
    // Else the system holds the close back until the line moves.
    await new Promise<void>((resolve) => port.flush(() => resolve()));
  };
  let leaving: Promise<void> | undefined;
  const leave = async () => {
    if (port.isOpen && written > 0) await drain();
    finish({ kind: 'ended', detail: 'closed' });
    if (port.isOpen) await new Promise<void>((resolve) => port.close(() => resolve()));
  };
  return {
    write: async (bytes) => {
      if (ended()) return;
      written += bytes.length;
      if (!port.write(Buffer.from(bytes))) await room(port, gone);
    },
    onData: listeners.onData,
    onClose: listeners.onClose,
    end: async () => {
      leaving ??= leave();
      await leaving;
      return ended() ?? { kind: 'ended', detail: 'closed' };
    },
  };
}

function room(port: SerialPort, gone: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      port.off('drain', done);
      gone.removeEventListener('abort', done);
      resolve();
    };
    port.once('drain', done);
    gone.addEventListener('abort', done, { once: true });
    if (gone.aborted) done();
  });
}
