import type { Language } from '../../domain/language.ts';
import { toLocalIso } from '../../domain/local-time.ts';
import type { PrintJobOnWire } from '../../protocol/print.ts';
import type { PrintJob } from '../../storage/print-jobs.ts';
import { tellPaperWarning } from '../sentences/tell-paper-warning.ts';

/**
 * A print job as clients see it: times in the store's zone; of a reprint, `copy_number` is the n of its REPRINT #n.
 * @param language of who reads it; left out: the store's
 */
export function printJobOnWire(job: PrintJob, language: Language = job.language): PrintJobOnWire {
  const local = (time: string) => toLocalIso(new Date(time), job.timeZone);
  return {
    id: job.id,
    store_id: job.storeId,
    order_id: job.orderId,
    printer_id: job.printerId,
    job_type: job.jobType,
    status: job.status,
    proof: job.proof,
    cause: job.cause,
    station: job.station,
    print_content: job.printContent,
    warnings: job.warnings.map((warning) => tellPaperWarning(warning, language)),
    copies: job.copies,
    copy_number: job.reprintNumber > 0 ? job.reprintNumber + 1 : job.copyNumber,
    priority: job.priority,
    reprint_of: job.reprintOf,
    retried_to: job.retriedTo,
    meant_for: job.meantFor,
    created_at: local(job.createdAt),
    started_at: job.startedAt && local(job.startedAt),
    completed_at: job.completedAt && local(job.completedAt),
    expires_at: job.expiresAt && local(job.expiresAt),
    error_message: job.errorMessage,
    retry_count: job.retryCount,
    max_retries: job.maxRetries,
  };
}
