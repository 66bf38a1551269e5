import { z } from 'zod';

/** Which tab of this browser rings: one, or people hear everything twice. */
export const ringLease = z.object({ tab: z.string(), until: z.number() });
export type RingLease = z.output<typeof ringLease>;

/** A tab that is gone without a word, or sleeps in the background, keeps the others silent no longer than this, ms. */
const leaseMs = 3000;

/**
 * The lease as a tab that may sound leaves it: taken when it is free or over, renewed when it is the tab's own.
 * @param now this device's ms
 */
export function takeRinging(lease: RingLease | undefined, tab: string, now: number): RingLease {
  const isFree = !lease || lease.tab === tab || lease.until <= now;
  return isFree ? { tab, until: now + leaseMs } : lease;
}
