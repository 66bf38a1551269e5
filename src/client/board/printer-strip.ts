import { coerceError } from '../../domain/errors.ts';
import type { PrinterState } from '../../protocol/print.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { ApiClient } from '../api-client.ts';
import { listAll } from '../list-all.ts';

/** A printer as a screen shows it. */
export interface PrinterStrip {
  readonly id: number;
  readonly name: string;
  readonly state: PrinterState;
  /** Whose tickets it prints; none for all. */
  readonly stations: readonly string[];
  /** What it says of itself. */
  readonly detail: string | null;
  /** Jobs that wait for it. */
  readonly waiting: number;
  /** Jobs whose paper nobody has proven: somebody must look. */
  readonly unproven: number;
}

export interface PrinterFollower {
  /** Something about printers or jobs has changed. */
  refresh(): void;
  stop(): void;
}

interface FollowPrintersOptions {
  readonly api: Pick<ApiClient, 'listPrinters' | 'listPrintJobs'>;
  readonly store: number;
  readonly clock: Clock;
  readonly onChange: (printers: readonly PrinterStrip[]) => void;
  /** It could not look; what was last known stands, and the next message makes it look again. */
  readonly onFailure: (error: Error) => void;
}

/** Messages come in bursts, one look answers them all. */
const pauseMs = 500;

/** Keeps the printers of a store in view. */
export function followPrinters({
  api,
  store,
  clock,
  onChange,
  onFailure,
}: FollowPrintersOptions): PrinterFollower {
  const stopping = new AbortController();
  let isDue = false;
  let isLooking = false;
  const look = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    while (isDue && !stopping.signal.aborted) {
      isDue = false;
      try {
        onChange(await readStrip(api, store));
      } catch (thrown) {
        onFailure(coerceError(thrown));
      }
      await clock.sleep(pauseMs, stopping.signal);
    }
    isLooking = false;
  };
  return {
    refresh: () => {
      isDue = true;
      void look();
    },
    stop: () => stopping.abort(),
  };
}

async function readStrip(api: FollowPrintersOptions['api'], store: number): Promise<PrinterStrip[]> {
  const [{ items: printers }, ...counted] = await Promise.all([
    api.listPrinters({ query: { store_id: store, limit: 100 } }),
    ...(['waiting', 'pending', 'unconfirmed', 'sent'] as const).map((status) =>
      listAll((page) => api.listPrintJobs({ query: { store_id: store, status, ...page } })),
    ),
  ]);
  const jobs = counted.flat();
  const count = (printerId: number, states: readonly string[]) =>
    jobs.filter(({ printer_id, status }) => printer_id === printerId && states.includes(status)).length;
  return printers
    .filter(({ is_active }) => is_active)
    .map(({ id, name, status, status_detail, stations }) => ({
      id,
      name,
      state: status,
      stations,
      detail: status_detail,
      waiting: count(id, ['waiting', 'pending']),
      unproven: count(id, ['unconfirmed', 'sent']),
    }));
}
