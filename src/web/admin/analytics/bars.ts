/** A bar of a chart. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  /** What is read when it is pointed at: `12:00 · ¥152.00 · 2 单`. */
  readonly reading: string;
}

export interface HourRow {
  readonly hour: number;
  readonly order_count: number;
  readonly revenue: number;
}

/** All 24 hours in the order of the store's day, those without sales with zeros. @param dayStart `04:00` */
export function fillHours(rows: readonly HourRow[], dayStart: string): HourRow[] {
  const first = Number(dayStart.slice(0, 2)) || 0;
  return Array.from({ length: 24 }, (_, index) => {
    const hour = (first + index) % 24;
    return rows.find((row) => row.hour === hour) ?? { hour, order_count: 0, revenue: 0 };
  });
}

/** Which bars get their label where only so many have room: evenly spread, the first among them. */
export function labelledBars(count: number, room: number): number[] {
  const step = Math.max(1, Math.ceil(count / Math.max(1, room)));
  return Array.from({ length: Math.ceil(count / step) }, (_, index) => index * step);
}

/** The name as far as it has room, by characters. */
export function shorten(label: string, most: number): string {
  const characters = Array.from(label);
  return characters.length <= most ? label : `${characters.slice(0, most - 1).join('')}…`;
}

/** A round number at or above the largest value, so that the highest bar has air above it. */
export function topOf(values: readonly number[]): number {
  const most = Math.max(0, ...values);
  if (most === 0) return 1;
  const unit = 10 ** Math.floor(Math.log10(most));
  const step = [1.2, 1.5, 2, 3, 4, 5, 6, 8, 10, 12].find((factor) => factor * unit >= most * 1.02);
  return (step ?? 12) * unit;
}
