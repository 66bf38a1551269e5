import { DomainError } from '../domain/errors.ts';
import type { PrinterProfile } from '../domain/printer-profile.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Printer } from '../storage/printers.ts';
import type { Storage } from '../storage/storage.ts';
import { createClientDevice } from './clients/client-device.ts';
import type { PrintClients } from './clients/print-clients.ts';
import type { Device } from './device.ts';
import type { PrinterIdentity } from '../driver/identity.ts';
import { createPrinterLink } from '../driver/printer-link.ts';
import type { PrinterStatus } from '../driver/status.ts';
import type { Timings } from '../driver/timings.ts';
import { createFileDevice } from './file-device.ts';
import { createTcpTransport, type TcpTimings } from '../transports/tcp.ts';

export interface DeviceOptions {
  readonly printer: Printer;
  readonly profile: PrinterProfile;
  readonly clock: Clock;
  readonly timings: DeviceTimings;
  /** Something of a broken-off paper may still sit in the printer. */
  readonly orphaned: boolean;
  /** The TCP port of the virtual printer that stands for this one. */
  readonly virtualPort: (printer: Printer) => Promise<number>;
  /** Those that print for printers elsewhere. */
  readonly clients: PrintClients;
  readonly storage: Storage;
  readonly onStatus: (status: PrinterStatus) => void;
  readonly onIdentity: (identity: PrinterIdentity) => void;
  readonly onLateProof: (processId: string) => void;
}

export interface DeviceTimings extends Partial<Timings> {
  readonly tcp?: Partial<TcpTimings>;
}

/**
 * The way to a printer that its settings describe.
 * @throws DomainError `invalid` for a connection this version does not have or that lacks its address.
 */
export async function openDevice(options: DeviceOptions): Promise<Device> {
  const { printer, clients, storage, clock, timings, onStatus } = options;
  switch (printer.connection) {
    case 'network':
      return openTcp(options, addressOf(printer.ipAddress, 'ip_address'), printer.port);
    case 'virtual':
      return openTcp(options, '127.0.0.1', await options.virtualPort(printer));
    case 'file':
      return createFileDevice(addressOf(printer.devicePath, 'device_path'));
    case 'websocket':
      return createClientDevice({ printer, clients, storage, clock, answerMs: timings.complete, onStatus });
    case 'usb':
    case 'windows':
      throw new DomainError(
        'invalid',
        `The connection ${printer.connection} is not available in this version.`,
      );
    default:
      return printer.connection satisfies never;
  }
}

function openTcp(options: DeviceOptions, host: string, port: number): Device {
  const { printer, profile, clock, timings, orphaned, onStatus, onIdentity, onLateProof } = options;
  const { tcp = {}, ...linkTimings } = timings;
  const identity: PrinterIdentity | undefined =
    printer.identity === null ? undefined : JSON.parse(printer.identity);
  return createPrinterLink({
    transport: createTcpTransport({ host, port, clock, timings: tcp }),
    profile,
    feedback: printer.feedback,
    clock,
    timings: linkTimings,
    ...(identity ? { identity } : {}),
    orphaned,
    onStatus,
    onIdentity,
    onLateProof,
  });
}

function addressOf(address: string | null, field: string): string {
  if (address) return address;
  throw new DomainError('invalid', `The printer has no ${field}.`);
}
