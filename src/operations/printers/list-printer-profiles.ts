import type { z } from 'zod';
import type { printerProfiles } from '../../protocol/print.ts';
import { loadProfiles } from '../../runtime/printer-profiles.ts';

/** The models of printers that are known, by id. */
export async function listPrinterProfiles(): Promise<z.input<typeof printerProfiles>> {
  const profiles = await loadProfiles();
  return profiles.map(({ id, name, columns, buzzer, drawer, chinese, feedback }) => ({
    id,
    name,
    paper_widths: ([58, 80] as const).filter((width) => columns[width] !== undefined),
    proves_paper: feedback.processId,
    has_buzzer: buzzer !== 'none',
    has_drawer: drawer,
    prints_chinese: chinese !== 'none',
  }));
}
