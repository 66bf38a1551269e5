import { printCauses } from './print-job.ts';

/**
 * What a person should know of a printer: why it can't print, or
 * - `near_end`: the paper is nearly used up
 * - `settings`: its settings are wrong; the sentence says which
 * - `mute`: it takes paper and can't say how it is
 */
export const printerTroubles = [...printCauses, 'near_end', 'settings', 'mute'] as const;
export type PrinterTrouble = (typeof printerTroubles)[number];

/** Troubles with which a printer prints all the same. */
const harmless: ReadonlySet<PrinterTrouble> = new Set(['near_end', 'mute', 'printer_paused', 'crash']);

/** True while it prints nothing by itself, so that its jobs may go to its fallback. */
export function keepsFromPrinting(trouble: PrinterTrouble | null): boolean {
  return trouble !== null && !harmless.has(trouble);
}
