/** What a screen knows of its connection. */
export interface Link {
  readonly isConnected: boolean;
  /** The board comes from this device's own memory: nobody has answered yet. */
  readonly isCached: boolean;
  /** When the hub was last heard, monotonic ms; undefined for never. */
  readonly heardAt: number | undefined;
  /** The server's clock minus this device's, ms. */
  readonly skewMs: number;
}

/** The hub sends a heartbeat every 5 s: two missed ones are worth a word, four mean that cooks must not trust the board. */
const lagMs = 10_000;
const staleMs = 20_000;

/** An older event that is replayed after a pause is no news. */
const freshMs = 60_000;

export interface Silence {
  /** How long nothing was heard, ms. */
  readonly forMs: number;
  /** `lag`: worth a word; `stale`: nobody may take the board for the present. */
  readonly grade: 'live' | 'lag' | 'stale';
}

/**
 * How far the board is to be trusted; one from the device's own memory is old until the hub has answered.
 * @param seq of the board
 * @param now monotonic ms
 */
export function silenceOf(
  { heardAt, isCached }: Pick<Link, 'heardAt' | 'isCached'>,
  seq: number,
  now: number,
): Silence {
  if (isCached && seq > 0) return { forMs: Number.POSITIVE_INFINITY, grade: 'stale' };
  const forMs = heardAt === undefined ? 0 : now - heardAt;
  return { forMs, grade: forMs > staleMs ? 'stale' : forMs > lagMs ? 'lag' : 'live' };
}

/** Whether what happened at `timestamp` (ISO 8601) may still flash. @param now the server's time, ms */
export function isNews(timestamp: string, now: number): boolean {
  return now - Date.parse(timestamp) <= freshMs;
}
