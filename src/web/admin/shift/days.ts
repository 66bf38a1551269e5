const dayMs = 86_400_000;

/** The business day so many days away. @param day `2026-01-08` */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * dayMs).toISOString().slice(0, 10);
}

/** Whether it is a day at all: a date field gives an empty text while it is being typed. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}
