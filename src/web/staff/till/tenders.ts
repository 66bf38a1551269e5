/** Notes that a purse holds, major units. */
const notes = [5, 10, 20, 50, 100, 200, 500, 1000];

/**
 * What guests mostly hand over for an amount: exactly that, and the next round sums; at most four, the smallest first.
 * @param due major units
 */
export function likelyTenders(due: number): number[] {
  const cents = Math.round(due * 100);
  const rounded = notes.map((note) => Math.ceil(cents / (note * 100)) * note);
  return [...new Set([cents / 100, ...rounded])].toSorted((a, b) => a - b).slice(0, 4);
}

/** What goes back, major units; undefined when it is not enough, or no amount. */
export function changeOf(due: number, tendered: string): number | undefined {
  const amount = readAmount(tendered);
  if (amount === undefined) return undefined;
  const cents = Math.round(amount * 100) - Math.round(due * 100);
  return cents < 0 ? undefined : cents / 100;
}

/** An amount as somebody types it; undefined for anything else. */
export function readAmount(text: string): number | undefined {
  return /^\d{1,7}([.,]\d{1,2})?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : undefined;
}
