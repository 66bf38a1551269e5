import { z } from 'zod';
import { DomainError } from '../../domain/errors.ts';
import type { PrinterTrouble } from './script.ts';

/** A virtual printer as the person in front of it has it. */
export interface PrinterPanel {
  /** The trouble will strike after so many more lines. */
  arm(trouble: PrinterTrouble, afterLines: number): Promise<void>;
  disarm(trouble: PrinterTrouble): Promise<void>;
  has(trouble: PrinterTrouble): Promise<boolean>;
  mend(trouble: PrinterTrouble): Promise<void>;
  /** The lines of each strip of paper that came out. */
  paper(): Promise<string[][]>;
}

const faultNames = { paper: 'paperOut', cover: 'coverOpen', power: 'powerCut' } as const;

/** Where the panel of a printer is. */
export type PanelUrl = (printer: number) => string;

/** @param url of the printer's own panel: it works whatever happens to the product */
export function createPrinterPanel(url: string): PrinterPanel {
  const ask = async (path: string, body?: object): Promise<unknown> => {
    const response = await fetch(url + path, {
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new DomainError('not_ready', `The printer at ${url} answers ${response.status}.`);
    return response.json();
  };
  const mending: Record<PrinterTrouble, () => Promise<unknown>> = {
    paper: () => ask('/paper', {}),
    cover: () => ask('/cover', { open: false }),
    power: () => ask('/power', { on: true }),
  };
  return {
    arm: async (trouble, afterLines) => {
      await ask('/fault', { name: faultNames[trouble], after: { lines: afterLines } });
    },
    disarm: async (trouble) => void (await ask('/fault', { clear: faultNames[trouble] })),
    has: async (trouble) => {
      const { power, condition } = state.parse(await ask('/state'));
      if (trouble === 'power') return power === 'off';
      return trouble === 'paper' ? condition.paperEnd : condition.coverOpen;
    },
    mend: async (trouble) => void (await mending[trouble]()),
    paper: async () => strips.parse(await ask('/paper')).map(({ lines }) => lines.map(({ text }) => text)),
  };
}

const state = z.object({
  power: z.string(),
  condition: z.object({ paperEnd: z.boolean(), coverOpen: z.boolean() }),
});
const strips = z.array(z.object({ lines: z.array(z.object({ text: z.string() })) }));
