export interface Counted {
  readonly value: number;
  readonly count: number;
}

/**
 * The smallest value that at least so large a share of all reaches not beyond (nearest rank): of 1, 2, 3, 4 the half is 2.
 * @param share above 0, at most 1
 * @param sorted lowest value first, not empty
 */
export function percentile(share: number, sorted: readonly Counted[]): number {
  const total = sorted.reduce((sum, { count }) => sum + count, 0);
  const rank = Math.ceil(share * total);
  let seen = 0;
  for (const { value, count } of sorted) {
    seen += count;
    if (seen >= rank) return value;
  }
  throw new RangeError('There are no values');
}
