import { realpath } from 'node:fs/promises';
import type { Clock } from '../runtime/clock.ts';
import { createCupsTransport, parseCupsQueue } from './cups.ts';
import { createSerialTransport, parseSerialLine } from './serial.ts';
import type { Transport } from './transport.ts';
import { createUsbTransport } from './usb.ts';
import { createWindowsTransport } from './windows.ts';

export const localConnections = ['usb', 'serial', 'windows', 'cups'] as const;
/** Ways to a printer that hangs on this machine, or on its print server. */
export type LocalConnection = (typeof localConnections)[number];

export interface LocalTransportOptions {
  readonly connection: LocalConnection;
  /** Device file, serial line, Windows path or name of the queue. */
  readonly devicePath: string;
  readonly clock: Clock;
  /** How long a ticket may take where its end can't be seen, ms. */
  readonly completeMs?: number | undefined;
  /** Where the programs of CUPS are looked for. @default the PATH of this process */
  readonly path?: string | undefined;
}

export interface LocalTransport {
  readonly transport: Transport;
  /** Names the physical printer: two paths to one device give the same. */
  readonly printer: () => Promise<string>;
}

/** @throws DomainError `invalid` for a path that can't be read */
export function createLocalTransport(options: LocalTransportOptions): LocalTransport {
  const { connection, devicePath, clock, completeMs, path } = options;
  const timings = completeMs === undefined ? {} : { complete: completeMs };
  switch (connection) {
    case 'usb':
      return {
        transport: createUsbTransport({ path: devicePath, clock }),
        printer: () => deviceOf(devicePath),
      };
    case 'serial': {
      const line = parseSerialLine(devicePath);
      return { transport: createSerialTransport({ line, clock }), printer: () => deviceOf(line.path) };
    }
    case 'cups': {
      const queue = parseCupsQueue(devicePath);
      return {
        transport: createCupsTransport({ queue, clock, path, timings }),
        printer: async () => `cups ${queue.server ?? ''}/${queue.name}`,
      };
    }
    case 'windows':
      return {
        transport: createWindowsTransport({ path: devicePath, printMs: completeMs }),
        printer: async () => `windows ${devicePath.toLowerCase()}`,
      };
    default:
      return connection satisfies never;
  }
}

/** Behind links like those of `/dev/serial/by-id`. */
async function deviceOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    // Unplugged: opening it will say so.
    return path;
  }
}
