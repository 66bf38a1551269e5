export interface Random {
  /** From 0 up to, not including, `limit`. */
  integer(limit: number): number;
  /** True with this probability; draws nothing when there is none to try. */
  isChance(probability: number | undefined): boolean;
}

/** A seeded generator (mulberry32), so that a run with faults can be repeated exactly. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    integer: (limit) => Math.floor(next() * limit),
    isChance: (probability) => probability !== undefined && next() < probability,
  };
}
