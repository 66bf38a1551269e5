/** The hub speaks every 5 s: longer silence means that it does not, ms. */
const quietMs = 7000;

/** @param heardAt when the hub was last heard, monotonic ms; undefined for never @param now monotonic ms */
export function hubSpeaks(heardAt: number | undefined, now: number): boolean {
  return heardAt !== undefined && now - heardAt < quietMs;
}
