import type { z } from 'zod';
import type { PrintJobState } from '../../domain/print-job.ts';
import type { Actor } from '../../domain/roles.ts';
import type { printStats } from '../../protocol/print.ts';
import { countPrintJobs } from '../../storage/print-job-list.ts';
import { readPrinters } from '../../storage/printers.ts';
import type { Storage } from '../../storage/storage.ts';
import { storesInView } from '../stores/stores-in-view.ts';

/** Printers and jobs, counted. @throws DomainError `not_found` */
export async function getPrintStats(
  storage: Storage,
  actor: Actor,
  storeId: number | undefined,
): Promise<z.input<typeof printStats>> {
  const storeIds = await storesInView(storage.read, actor, storeId);
  const all = await readPrinters(storage.read);
  const printers = all.filter((printer) => storeIds === null || storeIds.includes(printer.storeId));
  const counts = await countPrintJobs(storage.read, storeIds);
  const count = (status: PrintJobState) => counts.get(status) ?? 0;
  return {
    printers: {
      total: printers.length,
      active: printers.filter(({ isActive }) => isActive).length,
      online: printers.filter(({ status }) => status === 'online').length,
    },
    jobs: {
      pending: count('pending'),
      waiting: count('waiting'),
      printing: count('printing'),
      completed: count('completed'),
      sent: count('sent'),
      unconfirmed: count('unconfirmed'),
      failed: count('failed'),
      cancelled: count('cancelled'),
      expired: count('expired'),
    },
  };
}
