import { mostReportDays, type ReportPeriod } from '../../../domain/report-period.ts';

/** A period as it is chosen; the days count for `custom` only. */
export interface Period {
  readonly kind: ReportPeriod;
  /** `2026-01-08` or empty. */
  readonly start: string;
  readonly end: string;
}

const dayMs = 86_400_000;

/** Whether the API can be asked for it. */
export function isComplete({ kind, start, end }: Period): boolean {
  if (kind !== 'custom') return true;
  if (start === '' || end === '' || end < start) return false;
  return (Date.parse(end) - Date.parse(start)) / dayMs < mostReportDays;
}

/** The period as the API takes it. */
export function periodQuery({ kind, start, end }: Period) {
  return kind === 'custom' ? { period: kind, custom_start: start, custom_end: end } : { period: kind };
}

/** The days to draw day by day: a single one says little, so the last seven stand for it. */
export function dailyQuery(period: Period) {
  return period.kind === 'today' || period.kind === 'yesterday' ? { days: 7 } : periodQuery(period);
}
