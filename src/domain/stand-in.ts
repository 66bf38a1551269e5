import { keepsFromPrinting, type PrinterTrouble } from './printer-trouble.ts';

/** What matters of a printer that may take over a job. */
export interface StandInPrinter {
  readonly id: number;
  readonly isActive: boolean;
  readonly pausedAt: string | null;
  readonly trouble: PrinterTrouble | null;
  readonly fallbackPrinterId: number | null;
}

/**
 * The printer that takes over from one that can't print: its fallback, or that one's, and so on until one can.
 * @param passedOver printers that the job left already: it never comes back
 */
export function findStandIn<Printer extends StandInPrinter>(
  printers: readonly Printer[],
  from: Pick<Printer, 'id' | 'fallbackPrinterId'>,
  passedOver: readonly number[],
): Printer | undefined {
  const seen = new Set([from.id]);
  let next = from.fallbackPrinterId;
  while (next !== null && !seen.has(next)) {
    seen.add(next);
    const candidate = printers.find(({ id }) => id === next);
    if (!candidate) return undefined;
    if (canPrint(candidate) && !passedOver.includes(candidate.id)) return candidate;
    next = candidate.fallbackPrinterId;
  }
  return undefined;
}

function canPrint({ isActive, pausedAt, trouble }: StandInPrinter): boolean {
  return isActive && pausedAt === null && !keepsFromPrinting(trouble);
}
