import { printJob } from '../../../protocol/print.ts';
import type { PrintJobOnWire } from '../../../protocol/print.ts';
import type { StreamMessage } from '../../../client/follow-stream.ts';

/** What is known of print jobs: a list from the API ends after a hundred, a busy evening does not. */
export type Papers = ReadonlyMap<number, PrintJobOnWire>;

/** With what a list or a message says newly; jobs of orders that have ended are forgotten unless they are listed. */
export function notePapers(
  before: Papers,
  jobs: readonly PrintJobOnWire[],
  isOpen: (orderId: number) => boolean,
): Papers {
  const kept = [...before].filter(([, { order_id: id }]) => id !== null && isOpen(id));
  return new Map([...kept, ...jobs.map((job): [number, PrintJobOnWire] => [job.id, job])]);
}

export function jobOf(message: StreamMessage): PrintJobOnWire | undefined {
  return printJob.safeParse(message['job']).data;
}
