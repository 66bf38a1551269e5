import type { Language } from '../../domain/language.ts';
import type { Actor } from '../../domain/roles.ts';
import type { PrinterStatusOnWire } from '../../protocol/printer-care.ts';
import { translateSentence } from '../../sentences/translate-sentence.ts';
import { countJobsOfPrinter } from '../../storage/print-job-list.ts';
import type { Storage } from '../../storage/storage.ts';
import { printerOnWire } from './printer-on-wire.ts';
import { requirePrinter } from './require-printer.ts';
import { describePrinter } from '../sentences/printer-advice.ts';

/** How a printer is, what a person should do about it, in the reader's language, and what waits for it. @throws DomainError `not_found` */
export async function getPrinterStatus(
  { snapshot }: Pick<Storage, 'snapshot'>,
  { id, actor, language }: { readonly id: number; readonly actor: Actor; readonly language: Language },
): Promise<PrinterStatusOnWire> {
  return snapshot(async (db) => {
    const printer = await requirePrinter(db, actor, id);
    const counts = await countJobsOfPrinter(db, id);
    const trouble = printer.pausedAt === null ? printer.trouble : 'printer_paused';
    const detail = printer.statusDetail && translateSentence(printer.statusDetail, language);
    const words = trouble === null ? null : describePrinter(printer.name, trouble, language);
    return {
      ...printerOnWire(printer),
      sentence: words?.sentence ?? null,
      action: words && (detail ?? words.action),
      queue: {
        pending: counts.get('pending') ?? 0,
        waiting: counts.get('waiting') ?? 0,
        printing: counts.get('printing') ?? 0,
        unconfirmed: counts.get('unconfirmed') ?? 0,
        sent: counts.get('sent') ?? 0,
      },
    };
  });
}
