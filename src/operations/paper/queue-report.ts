import type { Actor } from '../../domain/roles.ts';
import type { NewPrintJob } from '../../protocol/print.ts';
import type { PrintJob } from '../../storage/print-jobs.ts';
import type { Printer } from '../../storage/printers.ts';
import type { Queryable, Transaction } from '../../storage/storage.ts';
import type { Printable } from '../../tickets/printable.ts';
import { formatTime } from './guest-papers.ts';
import { nameActor } from '../people/name-actor.ts';
import { queueCopies } from './queue-copies.ts';
import { readDayReport } from '../reports/read-day-report.ts';
import { requireActivePrinter } from '../printers/require-printer.ts';

/**
 * Prints the figures of one business day of the printer's store. While the day goes on they are a look in the middle of it.
 * @throws DomainError `not_found`, `invalid` for a day to come, `conflict` for a printer that is switched off
 */
export async function queueReport(
  tx: Transaction,
  { request, printerId, actor }: RequestedReport,
): Promise<PrintJob> {
  // An order or a payment may belong to this very transaction.
  await tx.settle();
  const printer = await requireActivePrinter(tx.db, actor, printerId);
  const requestedBy = await nameActor(tx.db, actor);
  return queueCopies(tx, request, {
    storeId: printer.storeId,
    printer,
    jobType: 'report',
    document: {
      requestedBy: null,
      printable: await reportPaper(tx.db, { printer, actor, day: request.day, now: tx.now, requestedBy }),
    },
  });
}

interface RequestedReport {
  readonly request: NewPrintJob;
  readonly printerId: number;
  readonly actor: Actor;
}

interface WantedReport {
  readonly printer: Printer;
  readonly actor: Actor;
  /** Undefined: today. */
  readonly day: string | undefined;
  readonly now: Date;
  readonly requestedBy: string;
}

async function reportPaper(db: Queryable, wanted: WantedReport): Promise<Printable> {
  const { printer, actor, now, requestedBy } = wanted;
  const { store, ...figures } = await readDayReport({ db, actor, now }, printer.storeId, wanted.day);
  return {
    template: 'report',
    facts: {
      ...figures,
      storeName: store.name,
      time: formatTime(now, store.timezone),
      requestedBy,
      currency: store.currency,
      language: printer.language,
    },
  };
}
