import { DomainError } from '../../domain/errors.ts';
import type { Actor } from '../../domain/roles.ts';
import type { Pictures } from '../../drawing/pictures.ts';
import { loadProfile } from '../../runtime/printer-profiles.ts';
import { findPrinter, type Printer } from '../../storage/printers.ts';
import type { Queryable } from '../../storage/storage.ts';
import type { Receipt } from '../../virtual-printer/paper.ts';
import { printBytes } from '../../virtual-printer/print-bytes.ts';
import { encodePrintJob } from './encode-print-job.ts';
import { requirePrintJob } from './require-print-job.ts';

export interface PaperPreview {
  readonly receipt: Receipt;
  /** Printable dots in a row. */
  readonly dots: number;
}

/**
 * What the paper of a job looks like: its very bytes, read by the virtual printer.
 * @throws DomainError `not_found`, `empty_ticket`
 */
export async function previewPrintJob(
  db: Queryable,
  { id, actor, pictures }: { readonly id: number; readonly actor: Actor; readonly pictures: Pictures },
): Promise<PaperPreview> {
  const job = await requirePrintJob(db, actor, id);
  const printer = (job.printerId === null ? undefined : await findPrinter(db, job.printerId)) ?? anyPrinter;
  const profile = await loadProfile(printer.profile);
  const { body, columns } = await encodePrintJob({
    job,
    printer,
    profile,
    runningNumber: job.runningNumber,
    pictures,
  });
  const { receipts, dots } = printBytes(body, { profile, columns });
  const [receipt] = receipts;
  if (!receipt) throw new DomainError('empty_ticket', `Job ${id} leaves the paper white.`);
  return { receipt, dots };
}

/** For papers that never had a printer, or whose printer is gone. */
const anyPrinter: Pick<Printer, 'profile' | 'columns' | 'paperWidth' | 'logoPath' | 'upsideDown' | 'buzzer'> =
  {
    profile: 'virtual-80',
    columns: null,
    paperWidth: 80,
    logoPath: null,
    upsideDown: false,
    buzzer: false,
  };
