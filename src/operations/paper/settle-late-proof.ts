import { findJobByProcessId } from '../../storage/print-attempts.ts';
import type { PrinterLease } from '../../storage/printer-leases.ts';
import type { Transaction } from '../../storage/storage.ts';
import { cancelAutomaticReprint } from './cancel-automatic-reprint.ts';
import { movePrintJob } from './move-print-job.ts';

/** The printer proved a paper that nobody waited for any more: its job is completed after all. */
export async function settleLateProof(
  tx: Transaction,
  { processId, lease }: { readonly processId: string; readonly lease: PrinterLease },
): Promise<void> {
  const jobId = await findJobByProcessId(tx.db, { printerId: lease.printerId, processId });
  if (jobId === undefined) return;
  const job = await movePrintJob(tx, { jobId, to: 'completed', changes: { proof: 'process_id' }, lease });
  await cancelAutomaticReprint(tx, job);
}
