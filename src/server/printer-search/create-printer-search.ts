import { hostsOfRange, mostHosts, ownRanges } from '../../discovery/network-range.ts';
import { coerceError, DomainError } from '../../domain/errors.ts';
import { type Actor, reachesStore } from '../../domain/roles.ts';
import type {
  FoundPrinterOnWire,
  NewPrinterSearch,
  PrinterSearchOnWire,
} from '../../protocol/printer-search.ts';
import { type Printer, readPrinters } from '../../storage/printers.ts';
import type { Services } from '../handler.ts';
import { isSamePlace, type Place } from './is-same-place.ts';
import { type FoundPrinter, searchPrinters } from './search-printers.ts';

/** One search at a time; it goes on between requests and ends with the service. */
export interface PrinterSearch {
  /** @throws DomainError `conflict` while one runs, `invalid` for a range that is none, not private or too large */
  start(request: NewPrinterSearch, requestedBy: string): Promise<void>;
  read(actor: Actor): Promise<PrinterSearchOnWire>;
  /** Resolves when nobody is asked any more. */
  stop(): Promise<void>;
}

interface State {
  readonly status: PrinterSearchOnWire['status'];
  readonly looked: number;
  readonly total: number;
  readonly requestedBy: string | null;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly found: readonly FoundPrinter[];
}

export function createPrinterSearch({ storage, config, clock, logger, stopping }: Services): PrinterSearch {
  let state: State = idle;
  let running = Promise.resolve();
  let stopped = new AbortController();
  const note = (changes: Partial<State>) => {
    state = { ...state, ...changes };
  };
  const search = async ({ port = 9100, paper_width: paperWidth = 80 }: NewPrinterSearch, hosts: string[]) =>
    searchPrinters({
      hosts,
      port,
      paperWidth,
      known: await readPrinters(storage.read),
      clock,
      signal: AbortSignal.any([stopped.signal, stopping]),
      onFound: (printer) => note({ found: [...state.found, printer] }),
      onProgress: (looked) => note({ looked }),
    });
  return {
    start: async (request, requestedBy) => {
      const hosts = hostsOf(request, config.printd.allowed_printers);
      if (state.status === 'running')
        throw new DomainError('conflict', `A search is under way, asked for by ${state.requestedBy}.`);
      stopped = new AbortController();
      state = { ...idle, status: 'running', total: hosts.length, requestedBy, startedAt: clock.now() };
      const end = (status: State['status']) => note({ status, finishedAt: clock.now() });
      running = search(request, hosts).then(
        () => end(stopped.signal.aborted ? 'stopped' : 'finished'),
        (thrown: unknown) => {
          logger.error({ err: coerceError(thrown) }, 'The search for printers failed');
          end('failed');
        },
      );
    },
    read: async (actor) => stateOnWire(state, actor, await readPrinters(storage.read)),
    stop: async () => {
      stopped.abort();
      await running;
    },
  };
}

const idle: State = {
  status: 'idle',
  looked: 0,
  total: 0,
  requestedBy: null,
  startedAt: null,
  finishedAt: null,
  found: [],
};

function hostsOf({ ranges = [], port = 9100 }: NewPrinterSearch, allowed: readonly string[]): string[] {
  const hosts = [...new Set(ranges.flatMap((range) => hostsOfRange(range, allowed, port)))];
  if (hosts.length <= mostHosts) return hosts;
  throw new DomainError(
    'invalid',
    `These are ${hosts.length} addresses; at most ${mostHosts} are searched.`,
    {
      path: 'ranges',
    },
  );
}

function stateOnWire(state: State, actor: Actor, printers: readonly Printer[]): PrinterSearchOnWire {
  const inReach = printers.filter(({ storeId }) => reachesStore(actor, storeId));
  return {
    status: state.status,
    looked: state.looked,
    total: state.total,
    requested_by: state.requestedBy,
    started_at: state.startedAt?.toISOString() ?? null,
    finished_at: state.finishedAt?.toISOString() ?? null,
    printers: state.found.map(({ place, ...found }) => ({
      ...found,
      ...placeOnWire(place),
      printer_id: inReach.find((printer) => isSamePlace(printer, place))?.id ?? null,
    })),
    own_ranges: ownRanges(),
  };
}

type PlaceOnWire = Pick<FoundPrinterOnWire, 'connection' | 'ip_address' | 'port' | 'device_path'>;

function placeOnWire(place: Place): PlaceOnWire {
  if (place.connection === 'network')
    return { connection: place.connection, ip_address: place.host, port: place.port, device_path: null };
  return { connection: place.connection, ip_address: null, port: null, device_path: place.devicePath };
}
