import type { JSX } from 'preact';
import type { PrintJobOnWire } from '../../../protocol/print.ts';
import { Badge } from '../../ui/notes.tsx';
import { jobLooks } from './job-rules.ts';
import { jobTexts } from './texts.ts';
import { jobWords } from './words.ts';

/** How a job stands, in a word. */
export function JobBadge({ job }: { readonly job: PrintJobOnWire }): JSX.Element {
  const look = jobLooks[job.status];
  const word = jobWords().states[job.status];
  return look ? <Badge kind={look}>{word}</Badge> : <Badge>{word}</Badge>;
}

/** `厨房单 · 订单 12 · 热菜 · 补打 #2` */
export function describeJob(job: PrintJobOnWire): string {
  const texts = jobTexts();
  return [
    jobWords().types[job.job_type],
    job.order_id !== null && texts.order(job.order_id),
    job.station,
    job.reprint_of !== null && texts.copy(job.copy_number),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Why it is as it is, in words; undefined where there is nothing to say. */
export function explainJob(job: PrintJobOnWire): string | undefined {
  const words = jobWords();
  if (job.cause !== null) return words.causes[job.cause];
  if (job.status === 'completed') return words.proofs[job.proof];
  return job.error_message ?? undefined;
}
