import type { Actor } from '../domain/roles.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Config } from '../runtime/config/schema.ts';
import { createLimiter } from './limiter.ts';

/** Counts a request of a guest. @throws DomainError `too_many` with `retry_after` (s) */
export type GuestLimiter = (guest: Pick<Actor, 'subject' | 'tableId'>) => void;

/**
 * What one session at a table may ask, and all of the table's together: a code that was photographed must not be worth more,
 * however often it is scanned. Each process counts for itself, since a count on disk would make every look at an order a write
 * in the one queue that orders go through; what must hold for all processes, the unpaid orders, is counted in the database.
 */
export function createGuestLimiter(limits: Config['limits'], clock: Clock): GuestLimiter {
  const windowMs = 60_000;
  const sessions = createLimiter({ limit: limits.guest_requests_per_minute, windowMs, clock });
  const tables = createLimiter({ limit: limits.table_requests_per_minute, windowMs, clock });
  return ({ subject, tableId }) => {
    sessions.use(subject);
    tables.use(`${tableId}`);
  };
}
