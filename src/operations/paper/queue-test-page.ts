import type { Actor } from '../../domain/roles.ts';
import type { PrintJob } from '../../storage/print-jobs.ts';
import type { Transaction } from '../../storage/storage.ts';
import { formatTime } from './guest-papers.ts';
import { queuePrintJob } from './queue-print-job.ts';
import { requireActivePrinter } from '../printers/require-printer.ts';
import { requireStore } from '../stores/require-store.ts';

export interface TestPage {
  readonly printerId: number;
  readonly actor: Actor;
  readonly priority?: number | undefined;
}

/** A page that shows at one glance whether width, Chinese and sizes are right. @throws DomainError `not_found`, `conflict` */
export async function queueTestPage(
  tx: Transaction,
  { printerId, actor, priority }: TestPage,
): Promise<PrintJob> {
  const printer = await requireActivePrinter(tx.db, actor, printerId);
  const store = await requireStore(tx.db, actor, printer.storeId);
  return queuePrintJob(tx, {
    storeId: printer.storeId,
    printer,
    jobType: 'test',
    ...(priority === undefined ? {} : { priority }),
    document: {
      requestedBy: null,
      printable: {
        template: 'test',
        facts: {
          storeName: store.name,
          printerName: printer.name,
          profile: printer.profile,
          paperWidth: printer.paperWidth,
          time: formatTime(tx.now, printer.timeZone),
          qrPayload: `${store.name} · ${printer.name}`,
          language: printer.language,
        },
      },
    },
    dedupeKey: `test·${await tx.take('print_request')}`,
  });
}
