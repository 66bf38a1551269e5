import { coerceError, DomainError } from '../domain/errors.ts';
import type { PrinterProfile } from '../domain/printer-profile.ts';
import type { Pictures } from '../drawing/pictures.ts';
import { beginPrintAttempt, foreseeRunningNumber } from '../operations/paper/begin-print-attempt.ts';
import { type EncodedPrintJob, encodePrintJob } from '../operations/paper/encode-print-job.ts';
import { endPrintAttempt, type PrintOutcome } from '../operations/paper/end-print-attempt.ts';
import { movePrintJob } from '../operations/paper/move-print-job.ts';
import { movePrinterStatus } from '../operations/printers/move-printer-status.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Logger } from '../runtime/logger.ts';
import { backoffDelay } from '../runtime/retry.ts';
import type { PrintJob } from '../storage/print-jobs.ts';
import type { PrinterLease } from '../storage/printer-leases.ts';
import type { Printer } from '../storage/printers.ts';
import type { Storage } from '../storage/storage.ts';
import type { Device } from './device.ts';
import type { Delivery } from '../driver/delivery.ts';
import { formatProcessId } from '../driver/process-id.ts';
import { muteState, type ShownState, showStatus, showTrouble } from './printer-state.ts';

export interface PrintOneOptions {
  readonly job: PrintJob;
  readonly printer: Printer;
  readonly profile: PrinterProfile;
  readonly device: Device;
  readonly lease: PrinterLease;
  /** A torn paper hangs from the printer: cut it off first. */
  readonly cutFirst: boolean;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly pictures: Pictures;
}

/**
 * Brings one job to the printer and writes down what became of it. The intent is on disk before the first byte leaves.
 * @returns what is known of the paper; `dropped` when the job was taken away or can't be laid out.
 * @throws DomainError `lease_lost`, or the database's error when the intent could not be written: then no byte went out.
 */
export async function printOne(
  options: PrintOneOptions,
): Promise<PrintOutcome | { readonly kind: 'dropped' }> {
  const { job, printer, device, lease, cutFirst, storage, logger } = options;
  const runningNumber = await foreseeRunningNumber(storage.read, job, printer.id);
  const paper = await encodeOrFail(options, runningNumber);
  if (!paper) return { kind: 'dropped' };
  const processId = formatProcessId(runningNumber);
  const begin = () =>
    storage.write((tx) =>
      beginPrintAttempt(tx, {
        job,
        lease,
        processId,
        runningNumber,
        printContent: paper.text,
        warnings: paper.warnings,
      }),
    );
  let delivery: Delivery;
  try {
    delivery = await device.deliver({ ...paper, job, processId, cutFirst, journal: { sending: begin } });
  } catch (thrown) {
    if (thrown instanceof DomainError && thrown.code === 'illegal_transition') return { kind: 'dropped' };
    throw thrown;
  }
  const isNews = !(delivery.kind === 'waiting' && job.status === 'waiting' && job.cause === delivery.cause);
  if (delivery.kind !== 'completed' && isNews)
    logger.warn({ job: job.id, printer: printer.id, ...delivery }, `Not proven: ${delivery.kind}`);
  await writeDown(options, delivery);
  if (delivery.kind === 'completed') await openDrawer(options);
  return delivery;
}

async function encodeOrFail(
  { job, printer, profile, lease, storage, logger, pictures }: PrintOneOptions,
  runningNumber: number,
): Promise<EncodedPrintJob | undefined> {
  try {
    const paper = await encodePrintJob({ job, printer, profile, runningNumber, pictures });
    if (paper.warnings.length > 0) logger.warn({ job: job.id, warnings: paper.warnings }, 'Not as written');
    return paper;
  } catch (thrown) {
    const { message: errorMessage } = coerceError(thrown);
    logger.error({ job: job.id, err: thrown }, 'A job can not be laid out');
    await storage.write((tx) =>
      movePrintJob(tx, { jobId: job.id, to: 'failed', changes: { errorMessage }, lease }),
    );
    return undefined;
  }
}

const retries = { first: 50, factor: 2, max: 2_000, jitter: 0.2 };

/** Tries until it is written: forgetting a proof would print the paper twice. */
async function writeDown(options: PrintOneOptions, outcome: PrintOutcome): Promise<void> {
  const { job, lease, storage, clock, logger } = options;
  for (let attempt = 0; ; attempt++) {
    try {
      await storage.write(async (tx) => {
        await endPrintAttempt(tx, { jobId: job.id, outcome, lease });
        const shown = stateAfter(options, outcome);
        if (shown) await movePrinterStatus(tx, { printerId: lease.printerId, lease, ...shown });
      });
      return;
    } catch (thrown) {
      if (thrown instanceof DomainError) throw thrown;
      logger.error({ job: job.id, outcome, err: thrown }, 'The outcome of a job can not be written down');
      await clock.sleep(backoffDelay(retries, attempt));
    }
  }
}

/** Once, for the proven first paper of a receipt: a marked copy or a second paper never opens it. */
async function openDrawer({ job, printer, device, logger }: PrintOneOptions): Promise<void> {
  const isFirst = job.jobType === 'receipt' && job.reprintNumber === 0 && job.copyNumber === 1;
  if (!printer.openDrawer || !isFirst || !device.kickDrawer) return;
  const kick = await device.kickDrawer(2);
  if (kick.kind !== 'sent')
    logger.warn({ job: job.id, printer: printer.id, ...kick }, 'The drawer may be shut');
}

/** How the printer is now. Its link tells each change by itself; only what that can't know is added here. */
function stateAfter({ device }: PrintOneOptions, outcome: PrintOutcome): ShownState | undefined {
  if (outcome.kind === 'sent') return muteState;
  const status = device.status();
  if (outcome.kind === 'completed' && status) return showStatus(status);
  const isStrange = outcome.kind === 'waiting' && ['identity', 'untrusted', 'busy'].includes(outcome.cause);
  return isStrange ? showTrouble(outcome.cause) : undefined;
}
