import { join } from 'node:path';
import type { Printer } from '../storage/printers.ts';
import type { VirtualProfileName } from '../virtual-printer/profiles.ts';
import {
  startVirtualPrinter,
  type VirtualPrinter,
  type VirtualPrinterOptions,
} from '../virtual-printer/start-virtual-printer.ts';

export interface VirtualPrinters {
  /** The printer that stands for this one, started when first asked for; it stays until the service stops. */
  get(printer: Pick<Printer, 'id' | 'profile' | 'paperWidth'>): Promise<VirtualPrinter>;
  /** One that was started. */
  find(printerId: number): Promise<VirtualPrinter> | undefined;
  close(): Promise<void>;
}

/**
 * The built-in printers; each prints into a folder of its own.
 * @param paperDir what they print is under `<paperDir>/<printer id>/`
 */
export function createVirtualPrinters({
  paperDir,
  options = {},
}: {
  readonly paperDir: string;
  readonly options?: VirtualPrinterOptions;
}): VirtualPrinters {
  const started = new Map<number, Promise<VirtualPrinter>>();
  return {
    get: (printer) => {
      const known = started.get(printer.id);
      if (known) return known;
      const starting = startVirtualPrinter({
        profile: modelOf(printer),
        outDir: join(paperDir, String(printer.id)),
        httpPort: 0,
        // Its paper ends when somebody pulls it out, not in the middle of a long demonstration.
        rollMm: 1_000_000_000,
        ...options,
      });
      started.set(printer.id, starting);
      // A start that failed may be tried again.
      starting.catch(() => started.delete(printer.id));
      return starting;
    },
    find: (printerId) => started.get(printerId),
    close: async () => {
      const printers = await Promise.allSettled(started.values());
      for (const printer of printers) if (printer.status === 'fulfilled') await printer.value.close();
    },
  };
}

/** The simulated model that behaves as the profile expects. */
function modelOf({ profile, paperWidth }: Pick<Printer, 'profile' | 'paperWidth'>): VirtualProfileName {
  if (profile.startsWith('write-only')) return 'writeonly';
  if (profile.startsWith('xprinter')) return 'xprinter80';
  return paperWidth === 58 ? 'epson58' : 'epson80';
}
