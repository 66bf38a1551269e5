import { Unreadable } from './unreadable.ts';

/** Reads a whole number in ASCII digits from `min` to `max`. */
export function wholeNumber(min: number, max: number = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = /^[0-9]{1,16}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max) return value;
    throw max === Number.MAX_SAFE_INTEGER
      ? new Unreadable('wholeFrom', min)
      : new Unreadable('wholeBetween', min, max);
  };
}

/** An identifier as listings show it. */
export const identifier = wholeNumber(1);

/** Reads `a,b` into a list; the option may also be given several times. */
export function list(text: string, before: readonly string[] = []): string[] {
  const items = text.split(',').map((item) => item.trim());
  return [...before, ...items.filter((item) => item !== '')];
}

/** Reads `30s`, `15m`, `2h`, `1d` before `now`, or a moment in ISO 8601; gives ISO 8601 in UTC. */
export function moment(text: string, now: () => Date = () => new Date()): string {
  const [, count, unit] = /^([0-9]{1,6})(s|m|h|d)$/.exec(text) ?? [];
  const at =
    count === undefined
      ? Date.parse(text)
      : now().getTime() - Number(count) * ({ s: 1, m: 60, h: 3600, d: 86_400 }[unit ?? ''] ?? 0) * 1000;
  if (Number.isNaN(at)) throw new Unreadable('moment');
  return new Date(at).toISOString();
}
