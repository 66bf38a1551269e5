/**
 * An instant in a store's time zone, ISO 8601 with offset and milliseconds: `2026-01-08T23:48:47.749+08:00`.
 * @param timeZone IANA name, checked when the store was saved.
 */
export function toLocalIso(instant: Date, timeZone: string): string {
  const { year, month, day, hour, minute, second, offset } = localParts(instant, timeZone);
  const millis = String(instant.getUTCMilliseconds()).padStart(3, '0');
  return `${year}-${month}-${day}T${hour}:${minute}:${second}.${millis}${offset}`;
}

/** `20260108234847` in the store's time, for order numbers. */
export function toLocalDigits(instant: Date, timeZone: string): string {
  const { year, month, day, hour, minute, second } = localParts(instant, timeZone);
  return `${year}${month}${day}${hour}${minute}${second}`;
}

/** The store's business day `YYYY-MM-DD`: before the cut-over (`HH:mm`) it is still yesterday's. */
export function businessDay(instant: Date, timeZone: string, cutOver: string): string {
  const { year, month, day, hour, minute } = localParts(instant, timeZone);
  const today = `${year}-${month}-${day}`;
  // By the wall, not by hours passed: on the day the clock changes the two differ.
  if (`${hour}:${minute}` >= cutOver) return today;
  return new Date(Date.parse(today) - 24 * 3_600_000).toISOString().slice(0, 10);
}

/**
 * The instant that a text means: with an offset its own, else the time on the store's wall. An hour that the clock skips or
 * repeats is read with the offset from before the change.
 * @param text ISO 8601 date or date and time
 */
export function fromLocalIso(text: string, timeZone: string): Date {
  const hasTime = text.includes('T');
  if (hasTime && /(Z|[+-]\d{2}:?\d{2})$/.test(text)) return new Date(text);
  const asUtc = new Date(`${text}${hasTime ? '' : 'T00:00:00'}Z`).getTime();
  // The offset can only be the one of the day before or of the day after.
  const readings = [-1, 1].map((days) => asUtc - offsetMs(new Date(asUtc + days * 24 * 3_600_000), timeZone));
  const meant = readings.find((reading) => reading + offsetMs(new Date(reading), timeZone) === asUtc);
  return new Date(meant ?? readings[0] ?? asUtc);
}

export interface LocalParts {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
  readonly second: string;
  /** `+08:00` */
  readonly offset: string;
}

export function localParts(instant: Date, timeZone: string): LocalParts {
  // Offsets are whole minutes, so within a minute only the second changes.
  const minute = `${timeZone} ${Math.floor(instant.getTime() / 60_000)}`;
  let parts = knownMinutes.get(minute);
  if (!parts) {
    if (knownMinutes.size > 1000) knownMinutes.clear();
    parts = readParts(instant, timeZone);
    knownMinutes.set(minute, parts);
  }
  return { ...parts, second: String(instant.getUTCSeconds()).padStart(2, '0') };
}

type MinuteParts = Omit<LocalParts, 'second'>;

const knownMinutes = new Map<string, MinuteParts>();

function readParts(instant: Date, timeZone: string): MinuteParts {
  const parts = new Map(
    formatter(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes): string => parts.get(name) ?? '';
  return {
    year: part('year').padStart(4, '0'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    offset: part('timeZoneName').replace('GMT', '') || '+00:00',
  };
}

function offsetMs(instant: Date, timeZone: string): number {
  const { offset } = localParts(instant, timeZone);
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  const sign = offset.startsWith('-') ? -1 : 1;
  return sign * (hours * 60 + minutes) * 60_000;
}

// Building a formatter costs about 50 us, using one 3 us: kept per zone.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  });
  formatters.set(timeZone, made);
  return made;
}
