import { percentile } from './percentile.ts';

/** How long past orders of a store took from confirmed to ready, ms: a usual span of them. */
export interface UsualWait {
  readonly shortMs: number;
  readonly longMs: number;
}

/** Fewer orders say nothing about the next one. */
const fewest = 3;
const urgeEveryMs = 5 * 60_000;
/** Who was quoted nothing waits this long. */
const unquotedMs = 10 * 60_000;

/** The middle of what past orders took: a quarter was faster than its beginning, a fifth slower than its end. */
export function usualWait(pastMs: readonly number[]): UsualWait | null {
  if (pastMs.length < fewest) return null;
  const sorted = [...pastMs].sort((one, other) => one - other).map((value) => ({ value, count: 1 }));
  return { shortMs: percentile(0.25, sorted), longMs: percentile(0.8, sorted) };
}

export interface Waiting {
  readonly now: number;
  /** When the order was placed, when the kitchen was told (null: not yet) and when it was last urged, ms. */
  readonly placedAt: number;
  readonly toldAt: number | null;
  readonly urgedAt: number | null;
  readonly usual: UsualWait | null;
}

/** What is left of the usual wait, whole minutes, never none: that would promise what nobody keeps. Null: nobody knows. */
export function minutesLeft({ now, toldAt, usual }: Waiting): { from: number; to: number } | null {
  if (!usual) return null;
  const passed = toldAt === null ? 0 : now - toldAt;
  const minutes = (ms: number) => Math.max(1, Math.round((ms - passed) / 60_000));
  return { from: minutes(usual.shortMs), to: minutes(usual.longMs) };
}

/** From when on a guest may urge the kitchen: after the time that was quoted, and not again for five minutes. */
export function mayUrgeFrom({ placedAt, toldAt, urgedAt, usual }: Waiting): number {
  const quoted = (toldAt ?? placedAt) + (usual?.longMs ?? unquotedMs);
  return urgedAt === null ? quoted : Math.max(quoted, urgedAt + urgeEveryMs);
}
