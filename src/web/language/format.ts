import { language } from './language.ts';
import { plainMoney } from './plain-money.ts';

/** `¥76.00`: an amount in major units as its readers write it. */
export function formatMoney(amount: number, currency: string): string {
  const plain = plainMoney(amount, currency);
  if (plain !== undefined) return plain;
  return keep(moneyFormats, `${language.value} ${currency}`, () => {
    const locale = language.value === 'en' ? 'en-US' : language.value;
    return new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  }).format(amount);
}

/** `18:52` in the store's zone. @param at ISO 8601 */
export function formatTime(at: string, timeZone: string): string {
  return dateFormat(timeZone, { hour: '2-digit', minute: '2-digit' }).format(new Date(at));
}

/** `18:52:07` in the store's zone: whether something is alive. @param at ISO 8601 */
export function formatSecond(at: string, timeZone: string): string {
  return dateFormat(timeZone, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date(at));
}

/** `1月8日 18:52` in the store's zone. @param at ISO 8601 */
export function formatDateTime(at: string, timeZone: string): string {
  return dateFormat(timeZone, {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(at));
}

/** `9:12`, above an hour `1:09:12`. */
export function formatAge(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  const rest = String(Math.floor(seconds % 60)).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

// Making a format takes a hundred times as long as using it.
const moneyFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language.value} ${timeZone} ${Object.keys(options).join()}`;
  const make = () => new Intl.DateTimeFormat(language.value, { ...options, timeZone, hourCycle: 'h23' });
  return keep(dateFormats, key, make);
}

function keep<Format>(kept: Map<string, Format>, key: string, make: () => Format): Format {
  const format = kept.get(key) ?? make();
  kept.set(key, format);
  return format;
}
