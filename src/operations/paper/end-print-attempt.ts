import { DomainError } from '../../domain/errors.ts';
import {
  type PrintCause,
  type PrintJobState,
  printJobTransitions,
  type Proof,
} from '../../domain/print-job.ts';
import { type AttemptVerdict, endAttempt } from '../../storage/print-attempts.ts';
import { findPrintJob, type PrintJob, type PrintJobChanges } from '../../storage/print-jobs.ts';
import type { PrinterLease } from '../../storage/printer-leases.ts';
import type { Transaction } from '../../storage/storage.ts';
import { losePrintJob } from './lose-print-job.ts';
import { movePrintJob, requireLease } from './move-print-job.ts';

/**
 * How an attempt to print a job ended.
 * - `waiting`: no byte went out, the printer needs a hand first
 * - `not_sent`: no byte went out, safe to try again
 */
export type PrintOutcome =
  | { readonly kind: 'completed'; readonly proof: Exclude<Proof, 'none' | 'person'> }
  | { readonly kind: 'sent' }
  | { readonly kind: 'waiting'; readonly cause: PrintCause }
  | { readonly kind: 'not_sent'; readonly cause: PrintCause; readonly detail: string }
  | { readonly kind: 'unconfirmed'; readonly cause: PrintCause; readonly bytesSent: number | null };

export interface EndedAttempt {
  readonly jobId: number;
  readonly outcome: PrintOutcome;
  readonly lease: PrinterLease;
}

/**
 * Moves a job to where the attempt brought it. A printer that is away or needs a hand uses up no retry.
 * @throws DomainError `lease_lost`
 */
export async function endPrintAttempt(
  tx: Transaction,
  { jobId, outcome, lease }: EndedAttempt,
): Promise<PrintJob> {
  if (outcome.kind === 'unconfirmed') return losePrintJob(tx, { jobId, lease, ...outcome });
  await requireLease(tx, lease);
  const job = await findPrintJob(tx.db, jobId);
  if (!job) throw new DomainError('not_found', `There is no print job ${jobId}.`);
  // Nothing of it was sent, and meanwhile somebody cancelled it or gave it to another printer.
  const isTakenAway = job.printerId !== lease.printerId || isFinal(job.status);
  if (isNothingSent(outcome) && isTakenAway) return job;
  const { to, changes } = nextState(job, outcome);
  const verdict: AttemptVerdict = outcome.kind;
  const cause = changes.cause ?? null;
  await endAttempt(tx.db, jobId, { verdict, cause, bytesSent: null, finishedAt: tx.now.toISOString() });
  // Still waiting for the same hand: nothing to tell.
  if (to === 'waiting' && job.status === 'waiting' && isSame(job, changes)) return job;
  return movePrintJob(tx, { jobId, to, changes, lease });
}

function nextState(
  job: PrintJob,
  outcome: Exclude<PrintOutcome, { kind: 'unconfirmed' }>,
): { to: PrintJobState; changes: PrintJobChanges } {
  if (outcome.kind === 'completed') return { to: 'completed', changes: { proof: outcome.proof } };
  if (outcome.kind === 'sent') return { to: 'sent', changes: {} };
  if (outcome.kind === 'waiting') return { to: 'waiting', changes: { cause: outcome.cause } };
  const { cause, detail: errorMessage } = outcome;
  if (cause === 'offline') return { to: 'waiting', changes: { cause, errorMessage } };
  const retryCount = job.retryCount + 1;
  const to = retryCount > job.maxRetries ? 'failed' : 'waiting';
  return { to, changes: { cause, errorMessage, retryCount } };
}

function isNothingSent({ kind }: PrintOutcome): boolean {
  return kind === 'waiting' || kind === 'not_sent';
}

function isFinal(status: PrintJobState): boolean {
  return printJobTransitions[status].length === 0;
}

function isSame(job: PrintJob, { cause, retryCount = job.retryCount }: PrintJobChanges): boolean {
  return job.cause === cause && job.retryCount === retryCount;
}
