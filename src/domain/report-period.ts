import { DomainError } from './errors.ts';

export const reportPeriods = ['today', 'yesterday', 'week', 'month', 'last_month', 'custom'] as const;
export type ReportPeriod = (typeof reportPeriods)[number];

/** Business days `YYYY-MM-DD`, both included. */
export interface DayRange {
  readonly start: string;
  readonly end: string;
}

/** Business days of one store. */
export interface ReportScope {
  readonly storeId: number;
  readonly days: DayRange;
}

/** A leap year: as much as one report may cover. */
export const mostReportDays = 366;

export interface AskedPeriod {
  readonly period: ReportPeriod;
  /** First and last day of a `custom` period, dates that exist. */
  readonly customStart?: string | undefined;
  readonly customEnd?: string | undefined;
}

/**
 * The business days that a period means. Weeks begin on Monday; the week and the month are counted up to today.
 * @param today the store's business day
 * @throws DomainError `invalid` for a custom period without its days, reversed or longer than a leap year, and for days
 * without one
 */
export function reportDays(asked: AskedPeriod, today: string): DayRange {
  if (asked.period === 'custom') return customDays(asked);
  refuseCustomDays(asked);
  switch (asked.period) {
    case 'today':
      return { start: today, end: today };
    case 'yesterday':
      return { start: addDays(today, -1), end: addDays(today, -1) };
    case 'week':
      return { start: addDays(today, -daysSinceMonday(today)), end: today };
    case 'month':
      return { start: firstOfMonth(today), end: today };
    case 'last_month': {
      const end = addDays(firstOfMonth(today), -1);
      return { start: firstOfMonth(end), end };
    }
  }
}

/** The last so many days, today included. */
export function lastDays(count: number, today: string): DayRange {
  return { start: addDays(today, 1 - count), end: today };
}

/** Every day of a range, oldest first. */
export function listDays({ start, end }: DayRange): string[] {
  return Array.from({ length: countDays({ start, end }) }, (_, index) => addDays(start, index));
}

function customDays({ customStart, customEnd }: AskedPeriod): DayRange {
  const required = 'is required with period=custom';
  if (customStart === undefined) throw invalid('custom_start', required);
  if (customEnd === undefined) throw invalid('custom_end', required);
  const range = { start: customStart, end: customEnd };
  if (range.end < range.start) throw invalid('custom_end', 'lies before custom_start');
  if (countDays(range) > mostReportDays)
    throw invalid('custom_end', `lies more than ${mostReportDays} days after custom_start`);
  return range;
}

function refuseCustomDays({ customStart, customEnd }: AskedPeriod): void {
  const unasked = 'is for period=custom only';
  if (customStart !== undefined) throw invalid('custom_start', unasked);
  if (customEnd !== undefined) throw invalid('custom_end', unasked);
}

function invalid(path: string, message: string): DomainError {
  return new DomainError('invalid', `${path} ${message}.`, { errors: [{ path, message }] });
}

// Days are counted in UTC, where each has 24 hours.
const dayMs = 24 * 3_600_000;

function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * dayMs).toISOString().slice(0, 10);
}

function countDays({ start, end }: DayRange): number {
  return (Date.parse(end) - Date.parse(start)) / dayMs + 1;
}

function daysSinceMonday(day: string): number {
  return (new Date(day).getUTCDay() + 6) % 7;
}

function firstOfMonth(day: string): string {
  return `${day.slice(0, 7)}-01`;
}
