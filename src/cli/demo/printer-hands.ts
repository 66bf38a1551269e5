import type { ApiClient } from '../../client/api-client.ts';
import { systemClock } from '../../runtime/clock.ts';
import { insist } from './insist.ts';
import type { Ledger } from './ledger.ts';
import { createPrinterPanel, type PanelUrl } from './printer-panel.ts';
import type { Deed, PrinterTrouble } from './script.ts';
import type { Witness } from './witness.ts';

export interface HandsOptions {
  readonly panelUrl: PanelUrl;
  readonly api: Pick<ApiClient, 'listPrintJobs'>;
  readonly ledger: Ledger;
  readonly screen: Witness;
  /** Simulated seconds in a real one; Infinity: nobody ever waits. */
  readonly speed: number;
  /** Aborts when no more orders come: a trouble that has not struck by the last ticket strikes no more. */
  readonly lastOrders: AbortSignal;
  /** Aborts when everything is to end now. */
  readonly signal: AbortSignal;
}

export type PrinterDeed = Extract<Deed, { kind: 'trouble' | 'help' }>;

/** The printers' troubles, and the person who mends them after the product has said what is wrong. */
export function createPrinterHands(options: HandsOptions): (deed: PrinterDeed) => Promise<void> {
  const { panelUrl, ledger, screen, speed, signal } = options;
  const reported = new Map<number, number>();
  return async (deed) => {
    const { printer, trouble } = deed;
    const panel = createPrinterPanel(panelUrl(printer));
    if (deed.kind === 'trouble') {
      await insist(() => panel.arm(trouble, deed.afterLines));
      return void reported.set(printer, screen.seen.at(-1)?.seq ?? 0);
    }
    if (!(await hasStruck(panel, deed, options))) return panel.disarm(trouble);
    const after = reported.get(printer) ?? 0;
    const isNotice = (sighting: Witness['seen'][number]) =>
      sighting.seq > after &&
      sighting.printer?.id === printer &&
      shows[trouble].includes(sighting.printer.status);
    await screen.until(isNotice, noticeMs);
    const noticedAs = screen.seen.find(isNotice)?.printer?.status ?? null;
    await systemClock.sleep((deed.seconds * 1000) / speed, signal);
    await panel.mend(trouble);
    ledger.troubles.push({ printer, trouble, noticedAs });
  };
}

/** What the product may call each trouble: a printer that is off while it is being asked answers nothing. */
const shows: Readonly<Record<PrinterTrouble, readonly string[]>> = {
  paper: ['paper_out'],
  cover: ['cover_open'],
  power: ['offline', 'error'],
};

/** For a person to be called; the product looks at idle printers every second and at busy ones all the time. */
const noticeMs = 30_000;

async function hasStruck(
  panel: ReturnType<typeof createPrinterPanel>,
  { printer, trouble }: PrinterDeed,
  { api, lastOrders, signal }: HandsOptions,
): Promise<boolean> {
  for (;;) {
    const isLast = signal.aborted || (lastOrders.aborted && !(await hasWork(api, printer)));
    if (await panel.has(trouble)) return true;
    if (isLast) return false;
    await systemClock.sleep(lookMs, signal);
  }
}

const lookMs = 100;

async function hasWork(api: HandsOptions['api'], printer: number): Promise<boolean> {
  for (const status of ['pending', 'waiting', 'printing'] as const) {
    const query = { printer_id: printer, status, limit: 1 };
    if ((await insist(() => api.listPrintJobs({ query }))).total > 0) return true;
  }
  return false;
}
