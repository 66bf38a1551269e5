import { coerceError, DomainError } from '../domain/errors.ts';
import type { Clock } from '../runtime/clock.ts';
import { resolvePrinter } from '../runtime/printer-addresses.ts';
import { createLocalTransport } from '../transports/local-transport.ts';
import { createTcpTransport } from '../transports/tcp.ts';
import { type Transport, TransportError } from '../transports/transport.ts';
import { type PrinterFindings, probePrinter } from './probe-printer.ts';

export type AddressToProbe =
  | { readonly connection: 'network'; readonly host: string; readonly port: number }
  | { readonly connection: 'usb' | 'serial'; readonly devicePath: string };

export interface AddressProbeOptions {
  readonly address: AddressToProbe;
  /** Addresses outside private networks that may be called; see printer-addresses.ts. */
  readonly allowedPrinters: readonly string[];
  readonly clock: Clock;
}

export type AddressFindings =
  | { readonly isReached: true; readonly findings: PrinterFindings }
  | { readonly isReached: false; readonly detail: string };

/**
 * Asks the printer somebody is about to add what it is. Prints nothing.
 * @throws DomainError `invalid` for an address that must not be called
 */
export async function probeAddress(options: AddressProbeOptions): Promise<AddressFindings> {
  const { clock } = options;
  try {
    const findings = await probePrinter({ transport: transportTo(options), clock, asksEcho: true });
    return { isReached: true, findings };
  } catch (thrown) {
    const isOut =
      thrown instanceof DomainError ? thrown.code === 'not_found' : thrown instanceof TransportError;
    if (!isOut) throw thrown;
    return { isReached: false, detail: coerceError(thrown).message };
  }
}

function transportTo({ address, allowedPrinters, clock }: AddressProbeOptions): Transport {
  if (address.connection !== 'network') return createLocalTransport({ ...address, clock }).transport;
  const { host, port } = address;
  const resolve = () => resolvePrinter({ host, port }, allowedPrinters);
  return createTcpTransport({ host, port, clock, timings: { connect: 2_000 }, resolve });
}
