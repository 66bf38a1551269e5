import { DomainError } from '../domain/errors.ts';
import type { PrinterProfile } from '../domain/printer-profile.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Printer } from '../storage/printers.ts';
import type { Storage } from '../storage/storage.ts';
import { createClientDevice } from './clients/client-device.ts';
import type { PrintClients } from './clients/print-clients.ts';
import type { Device } from './device.ts';
import type { PrinterIdentity } from '../driver/identity.ts';
import { createPrinterLink, type PrinterLinkOptions } from '../driver/printer-link.ts';
import type { PrinterStatus } from '../driver/status.ts';
import type { Timings } from '../driver/timings.ts';
import { createLinkDevice } from './link-device.ts';
import { createFileDevice } from './file-device.ts';
import { checkPrinterAddress, resolvePrinter } from '../runtime/printer-addresses.ts';
import { createLocalTransport, type LocalConnection } from '../transports/local-transport.ts';
import { createTcpTransport, type TcpTimings } from '../transports/tcp.ts';
import type { Transport } from '../transports/transport.ts';
import { shareTransport, type Turns } from '../transports/turns.ts';

export interface DeviceOptions {
  readonly printer: Printer;
  readonly profile: PrinterProfile;
  readonly clock: Clock;
  readonly timings: DeviceTimings;
  /** Something of a broken-off paper may still sit in the printer. */
  readonly orphaned: boolean;
  readonly abandoned: NonNullable<PrinterLinkOptions['abandoned']>;
  /** The TCP port of the virtual printer that stands for this one. */
  readonly virtualPort: (printer: Printer) => Promise<number>;
  /** Addresses that may be called besides those of private networks; see printer-addresses.ts. */
  readonly allowedPrinters: readonly string[];
  /** Several settings may lead to one printer. */
  readonly turns: Turns;
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
 * @throws DomainError `invalid` for a connection that lacks its address, or that this machine does not have
 */
export async function openDevice(options: DeviceOptions): Promise<Device> {
  const { printer, clients, storage, clock, timings, abandoned, onStatus } = options;
  switch (printer.connection) {
    case 'network':
      return openNetwork(options, addressOf(printer.ipAddress, 'ip_address'));
    case 'virtual':
      return link(options, tcp(options, '127.0.0.1', await options.virtualPort(printer)), true);
    case 'file':
      return createFileDevice(addressOf(printer.devicePath, 'device_path'));
    case 'websocket':
      return createClientDevice({
        printer,
        clients,
        storage,
        clock,
        answerMs: timings.complete,
        abandoned,
        onStatus,
      });
    case 'usb':
    case 'serial':
    case 'windows':
    case 'cups':
      return openLocal(options, printer.connection, addressOf(printer.devicePath, 'device_path'));
    default:
      return printer.connection satisfies never;
  }
}

function openNetwork(options: DeviceOptions, host: string): Device {
  const { printer, allowedPrinters, turns } = options;
  const address = { host, port: printer.port };
  checkPrinterAddress(address, allowedPrinters);
  const resolve = () => resolvePrinter(address, allowedPrinters);
  const transport = shareTransport({
    transport: tcp(options, host, printer.port, resolve),
    printer: async () => `tcp ${await resolve()}:${printer.port}`,
    turns,
  });
  return link(options, transport);
}

function tcp(
  { clock, timings }: DeviceOptions,
  host: string,
  port: number,
  resolve?: () => Promise<string>,
): Transport {
  return createTcpTransport({
    host,
    port,
    clock,
    timings: timings.tcp ?? {},
    ...(resolve ? { resolve } : {}),
  });
}

function openLocal(options: DeviceOptions, connection: LocalConnection, devicePath: string): Device {
  const { clock, timings, turns } = options;
  if (connection === 'windows' && process.platform !== 'win32')
    throw new DomainError(
      'invalid',
      'The connection "windows" works on Windows only: use "usb" or "cups" here.',
    );
  const local = createLocalTransport({ connection, devicePath, clock, completeMs: timings.complete });
  return link(options, shareTransport({ ...local, turns }), connection === 'usb' || connection === 'serial');
}

/** @param holds whether no other system prints there; see {@link PrinterLinkOptions} */
function link(options: DeviceOptions, transport: Transport, holds = false): Device {
  const { printer, profile, clock, timings, orphaned, abandoned, onStatus, onIdentity, onLateProof } =
    options;
  const { tcp: _, ...linkTimings } = timings;
  const identity: PrinterIdentity | undefined =
    printer.identity === null ? undefined : JSON.parse(printer.identity);
  const driver = createPrinterLink({
    transport,
    profile,
    feedback: feedbackOf(printer),
    clock,
    timings: linkTimings,
    holds,
    ...(identity ? { identity } : {}),
    orphaned,
    abandoned,
    onStatus,
    onIdentity,
    onLateProof,
  });
  return createLinkDevice(driver, profile);
}

/** A question to a print queue would come out as a ticket. */
function feedbackOf({ connection, feedback }: Printer): NonNullable<PrinterLinkOptions['feedback']> {
  return connection === 'windows' || connection === 'cups' ? 'none' : feedback;
}

function addressOf(address: string | null, field: string): string {
  if (address) return address;
  throw new DomainError('invalid', `The printer has no ${field}.`);
}
