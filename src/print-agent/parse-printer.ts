import { DomainError } from '../domain/errors.ts';
import type { Clock } from '../runtime/clock.ts';
import { createFileTransport } from '../transports/file.ts';
import { createLocalTransport, localConnections } from '../transports/local-transport.ts';
import { createTcpTransport } from '../transports/tcp.ts';
import type { Transport } from '../transports/transport.ts';

/** A way to a printer beside the agent. */
export interface ParsedPrinter {
  readonly transport: Transport;
  /** Nothing can come back on it. */
  readonly isOneWay: boolean;
  /** No other system prints there. */
  readonly holds: boolean;
}

/**
 * Reads `192.168.1.50`, `tcp:192.168.1.50:9100`, `usb:/dev/usb/lp0`, `serial:/dev/ttyUSB0:19200`, `cups:kitchen`, `windows:…`,
 * `file:/path`.
 * @throws DomainError `invalid`
 */
export function parsePrinter(text: string, clock: Clock): ParsedPrinter {
  const [, kind = 'tcp', rest = text] =
    /^(tcp|network|usb|serial|cups|windows|file):(?:\/\/(?!\/))?(.+)$/.exec(text) ?? [];
  if (kind === 'file') return { transport: createFileTransport(rest), isOneWay: true, holds: false };
  const connection = localConnections.find((one) => one === kind);
  if (connection) {
    const { transport } = createLocalTransport({ connection, devicePath: rest, clock });
    const isOneWay = connection === 'cups' || connection === 'windows';
    return { transport, isOneWay, holds: !isOneWay };
  }
  const [, host = rest, port = '9100'] = /^(.+):(\d{1,5})$/.exec(rest) ?? [];
  if (/[\s/]/.test(host) || Number(port) > 65_535)
    throw new DomainError(
      'invalid',
      `${text} is no printer: write it like tcp:192.168.1.50, usb:/dev/usb/lp0 or cups:kitchen.`,
    );
  return {
    transport: createTcpTransport({ host, port: Number(port), clock }),
    isOneWay: false,
    holds: false,
  };
}
