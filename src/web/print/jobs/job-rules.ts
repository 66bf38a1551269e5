import type { PrintJobState } from '../../../domain/print-job.ts';
import type { PrintJobOnWire } from '../../../protocol/print.ts';

type JobFacts = Pick<PrintJobOnWire, 'status' | 'retried_to'>;

/** Its outcome is known to nobody, and it was not printed again: a person has to look. */
export function isUnproven(job: JobFacts): boolean {
  return canSettle(job) && job.retried_to === null;
}

/** A person may say whether it came out. */
export function canSettle({ status }: JobFacts): boolean {
  return status === 'unconfirmed' || status === 'sent';
}

/** It has not begun. */
export function canCancel({ status }: JobFacts): boolean {
  return status === 'pending' || status === 'waiting';
}

/** It prints no more by itself, and nobody has printed it again. */
export function canRetry({ status, retried_to }: JobFacts): boolean {
  return !['pending', 'waiting', 'printing'].includes(status) && retried_to === null;
}

/** Whether a paper may exist already, so that another one is a copy. */
export function makesCopy({ status }: JobFacts): boolean {
  return status === 'completed' || status === 'sent' || status === 'unconfirmed';
}

/** How a state looks; its word stands beside. */
export const jobLooks: Readonly<Record<PrintJobState, 'good' | 'warn' | 'bad' | 'info' | undefined>> = {
  pending: 'info',
  waiting: 'warn',
  printing: 'info',
  completed: 'good',
  sent: 'warn',
  unconfirmed: 'bad',
  failed: 'bad',
  cancelled: undefined,
  expired: undefined,
};
