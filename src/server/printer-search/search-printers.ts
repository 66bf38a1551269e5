import { findLocalPrinters } from '../../discovery/find-local-printers.ts';
import { findNetworkPrinters } from '../../discovery/find-network-printers.ts';
import type { FoundPrinterOnWire } from '../../protocol/printer-search.ts';
import type { Clock } from '../../runtime/clock.ts';
import { loadProfiles } from '../../runtime/printer-profiles.ts';
import type { Printer } from '../../storage/printers.ts';
import { findingsOnWire, oneWay, proposeOnWire } from './findings-on-wire.ts';
import { isSamePlace, type Place } from './is-same-place.ts';

export interface FoundPrinter
  extends Omit<FoundPrinterOnWire, 'connection' | 'ip_address' | 'port' | 'device_path' | 'printer_id'> {
  readonly place: Place;
}

export interface SearchOptions {
  readonly hosts: readonly string[];
  readonly port: number;
  readonly paperWidth: 58 | 80;
  /** Printers that were added: they are named, not called. */
  readonly known: readonly Printer[];
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onFound: (printer: FoundPrinter) => void;
  /** How many hosts were looked at. */
  readonly onProgress: (looked: number) => void;
}

/** Looks on this machine, then at each host. */
export async function searchPrinters(options: SearchOptions): Promise<void> {
  const { hosts, port, paperWidth, known, clock, signal, onFound, onProgress } = options;
  const profiles = await loadProfiles();
  // A device here isn't asked: that would stop the paper it may be printing.
  for (const { connection, devicePath, name = null } of await findLocalPrinters()) {
    const passesOn = connection === 'cups' || connection === 'windows';
    const proposal = passesOn ? proposeOnWire(oneWay, profiles, paperWidth) : null;
    onFound({ ...unasked, place: { connection, devicePath }, name, proposal });
  }
  const placeOf = (host: string): Place => ({ connection: 'network', host, port });
  const isKnown = (host: string) => known.some((printer) => isSamePlace(printer, placeOf(host)));
  // A second connection could disturb what is being printed.
  const familiar = hosts.filter(isKnown);
  for (const host of familiar) onFound({ ...unasked, place: placeOf(host) });
  onProgress(familiar.length);
  await findNetworkPrinters({
    hosts: hosts.filter((host) => !isKnown(host)),
    port,
    clock,
    signal,
    onProgress: (looked) => onProgress(familiar.length + looked),
    onFound: ({ host, findings }) =>
      onFound({
        ...unasked,
        place: placeOf(host),
        ...findingsOnWire(findings),
        proposal: proposeOnWire(findings, profiles, paperWidth),
      }),
  });
}

const unasked = {
  name: null,
  answers_status: null,
  trouble: null,
  maker: null,
  model: null,
  proposal: null,
} as const;
