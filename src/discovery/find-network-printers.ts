import type { Clock } from '../runtime/clock.ts';
import { createTcpTransport } from '../transports/tcp.ts';
import { TransportError } from '../transports/transport.ts';
import { type PrinterFindings, probePrinter } from './probe-printer.ts';

export interface FoundNetworkPrinter {
  readonly host: string;
  readonly port: number;
  readonly findings: PrinterFindings;
}

export interface ScanOptions {
  readonly hosts: readonly string[];
  readonly port: number;
  readonly clock: Clock;
  /** For each connection, ms. @default 700 */
  readonly connectMs?: number;
  /** Hosts looked at at once. @default 64 */
  readonly width?: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (looked: number) => void;
  readonly onFound?: (printer: FoundNetworkPrinter) => void;
}

/** Everybody who accepts connections at the port, with what it says; a printer that another program uses is silent. */
export async function findNetworkPrinters(options: ScanOptions): Promise<FoundNetworkPrinter[]> {
  const { hosts, width = 64, signal, onProgress, onFound } = options;
  const found: FoundNetworkPrinter[] = [];
  let next = 0;
  let looked = 0;
  const keep = (printer: FoundNetworkPrinter): void => {
    found.push(printer);
    onFound?.(printer);
  };
  const work = async (): Promise<void> => {
    for (let host = hosts[next++]; host !== undefined && !signal?.aborted; host = hosts[next++]) {
      const findings = await look(host, options);
      if (findings) keep({ host, port: options.port, findings });
      looked += 1;
      onProgress?.(looked);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, hosts.length) }, work));
  return found.sort((one, other) => hosts.indexOf(one.host) - hosts.indexOf(other.host));
}

async function look(
  host: string,
  { port, clock, connectMs = 700 }: ScanOptions,
): Promise<PrinterFindings | undefined> {
  const transport = createTcpTransport({ host, port, clock, timings: { connect: connectMs } });
  try {
    // Whether it echoes is not asked: who knows what else listens there.
    return await probePrinter({ transport, clock, asksEcho: false });
  } catch (thrown) {
    if (thrown instanceof TransportError) return undefined;
    throw thrown;
  }
}
