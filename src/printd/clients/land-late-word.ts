import { landPrintStatus, type LatePrintStatus } from '../../operations/paper/land-print-status.ts';
import type { Clock } from '../../runtime/clock.ts';
import { findPrintJob } from '../../storage/print-jobs.ts';
import type { Storage } from '../../storage/storage.ts';

const patienceMs = 5_000;
const lookAgainMs = 50;

/**
 * Puts a word that nobody waited for where it belongs. The worker may just be writing down that it waited in vain: that comes first.
 * @throws DomainError as {@link landPrintStatus}
 */
export async function landLateWord(
  late: LatePrintStatus,
  { storage, clock }: { readonly storage: Storage; readonly clock: Clock },
): Promise<void> {
  const deadline = clock.monotonic() + patienceMs;
  const isMoving = async () => {
    const job = await findPrintJob(storage.read, late.jobId);
    return job?.printerId === late.printerId && job.status === 'printing';
  };
  while (clock.monotonic() < deadline && (await isMoving())) await clock.sleep(lookAgainMs);
  await storage.write((tx) => landPrintStatus(tx, late));
}
