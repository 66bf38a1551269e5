import type { PrintCause } from '../../domain/print-job.ts';

/** What stands in the way of printing, from a client's own word for its printer's state; null for `ready` and words nobody agreed on. */
export function troubleOfWord(status: string): PrintCause | null {
  return troubles.get(status.toLowerCase()) ?? null;
}

const troubles: ReadonlyMap<string, PrintCause> = new Map([
  ['paper_out', 'paper'],
  ['out_of_paper', 'paper'],
  ['cover_open', 'cover'],
  ['error', 'error'],
  ['offline', 'offline'],
  ['busy', 'busy'],
]);
