import type { PrintJobState } from './print-job.ts';

/**
 * Why an order's paper is a matter for staff once its deadline has passed, the worst first:
 * - `missing`: there is not even a print job for a station of the ticket
 * - `unrouted`: no printer takes the station
 * - `late`: it is known not to be printed yet
 * - `unproven`: it was sent, and nobody knows whether it is on paper
 */
export const missingPaperReasons = ['missing', 'unrouted', 'late', 'unproven'] as const;
export type MissingPaperReason = (typeof missingPaperReasons)[number];

/** Of paper that has a job which isn't proven. */
export function reasonOfJob({
  printerId,
  status,
}: {
  readonly printerId: number | null;
  readonly status: PrintJobState;
}): MissingPaperReason {
  if (printerId === null) return 'unrouted';
  return status === 'sent' || status === 'unconfirmed' ? 'unproven' : 'late';
}

/** Stations of a ticket's lines that none of its papers is for, in the ticket's order. */
export function stationsWithoutPaper(
  lines: readonly { readonly dish: { readonly station: string } }[],
  papers: readonly { readonly station: string | null }[],
): string[] {
  const told = papers.map(({ station }) => framed(station ?? ''));
  const stations = new Set(lines.map(({ dish }) => dish.station));
  return [...stations].filter((station) => !told.some((paper) => paper.includes(framed(station))));
}

/** A paper names its stations with this between them; a station's own name may have it, too. */
export const stationSeparator = ' / ';

function framed(stations: string): string {
  return `${stationSeparator}${stations}${stationSeparator}`;
}
