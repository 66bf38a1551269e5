/** Workers tell new settings of a printer by their time, also when two changes fall into one millisecond. */
export function laterThan(before: string, now: Date): string {
  return new Date(Math.max(now.getTime(), Date.parse(before) + 1)).toISOString();
}
