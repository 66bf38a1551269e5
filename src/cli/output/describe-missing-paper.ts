import type { MissingPaperOnWire } from '../../protocol/order-unattended.ts';
import type { Cli } from '../cli.ts';

/** Which paper the kitchen lacks and what to do about it, as one sentence. */
export function describeMissingPaper(
  texts: Cli['texts'],
  { reason, station, job_id, printer }: MissingPaperOnWire,
): string {
  const job = job_id ?? 0;
  switch (reason) {
    case 'missing':
      return texts.missingPaper.missing(station);
    case 'unrouted':
      return texts.missingPaper.unrouted(job, station);
    case 'late':
      return texts.missingPaper.late(job, station, printer ?? '–');
    case 'unproven':
      return texts.missingPaper.unproven(job, station, printer ?? '–');
  }
}
