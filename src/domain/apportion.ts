/**
 * Splits a whole in the ratio of the weights so that the parts add up to it exactly (largest remainder; of equal remainders
 * the first). Without any weight every part is 0.
 * @param whole integer, such as 10,000 hundredths of a percent
 * @param weights integers, none negative
 */
export function apportion(whole: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return weights.map(() => 0);
  // A day's takings times 10,000 may lie above 2^53.
  const shares = weights.map((weight) => BigInt(weight) * BigInt(whole));
  const parts = shares.map((share) => Number(share / BigInt(total)));
  const missing = whole - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = shares
    .map((share, index) => ({ index, remainder: share % BigInt(total) }))
    .toSorted((a, b) => Number(b.remainder - a.remainder) || a.index - b.index);
  const raised = new Set(byRemainder.slice(0, missing).map(({ index }) => index));
  return parts.map((part, index) => (raised.has(index) ? part + 1 : part));
}
