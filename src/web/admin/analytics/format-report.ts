import { language } from '../../language/language.ts';

/** `1月8日` of `2026-01-08`. */
export function formatDay(day: string): string {
  return new Intl.DateTimeFormat(language.value, { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(
    new Date(day),
  );
}

/** `2026年1月8日星期四` of `2026-01-08`. */
export function formatLongDay(day: string): string {
  return new Intl.DateTimeFormat(language.value, { dateStyle: 'full', timeZone: 'UTC' }).format(
    new Date(day),
  );
}

/** `¥1,250`, `¥12.5万`: short enough for an axis. */
export function formatShortMoney(amount: number, currency: string): string {
  return new Intl.NumberFormat(language.value === 'en' ? 'en-US' : language.value, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    notation: Math.abs(amount) >= 100_000 ? 'compact' : 'standard',
    minimumFractionDigits: 0,
    maximumFractionDigits: Math.abs(amount) >= 100_000 ? 1 : 2,
  }).format(amount);
}

export function formatCount(count: number): string {
  return new Intl.NumberFormat(language.value).format(count);
}
