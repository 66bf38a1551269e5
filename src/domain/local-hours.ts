import { localParts } from './local-time.ts';

const dayMs = 24 * 3_600_000;

/**
 * Tells the hour (0 to 23) on the wall at each of many instants, ms since 1970: the zone is asked twice for each day in UTC, and
 * for single instants only on days on which its clock changes.
 */
export function createHourTeller(timeZone: string): (instant: number) => number {
  const offsets = new Map<number, number | undefined>();
  return (instant) => {
    const day = Math.floor(instant / dayMs);
    if (!offsets.has(day)) offsets.set(day, steadyOffset(day, timeZone));
    const offset = offsets.get(day);
    return offset === undefined
      ? Number(localParts(new Date(instant), timeZone).hour)
      : new Date(instant + offset).getUTCHours();
  };
}

/** Undefined when the clock changes on that day. */
function steadyOffset(day: number, timeZone: string): number | undefined {
  const [before, after] = [day, day + 1].map((each) => localParts(new Date(each * dayMs), timeZone).offset);
  if (before === undefined || before !== after) return undefined;
  const [hours = 0, minutes = 0] = before.slice(1).split(':').map(Number);
  return (before.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
