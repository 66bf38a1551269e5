import type { Actor } from '../domain/roles.ts';
import type { Services } from './handler.ts';
import { createSharedLimiter } from './shared-limiter.ts';

/** Counts a request of a guest. @throws DomainError `too_many` with `retry_after` (s) */
export type GuestLimiter = (guest: Pick<Actor, 'subject' | 'tableId'>) => Promise<void>;

/**
 * What one session at a table may ask, and all of the table's together: a code that was photographed must not be worth more,
 * however often it is scanned. It holds for all API processes together.
 */
export function createGuestLimiter({
  config: { limits },
  ...services
}: Pick<Services, 'config' | 'storage' | 'clock' | 'logger'>): GuestLimiter {
  const common = { ...services, windowMs: 60_000 };
  const sessions = createSharedLimiter({
    ...common,
    kind: 'session',
    limit: () => limits.guest_requests_per_minute,
  });
  const tables = createSharedLimiter({
    ...common,
    kind: 'table',
    limit: () => limits.table_requests_per_minute,
  });
  return async ({ subject, tableId }) => {
    await sessions.use(subject);
    await tables.use(`${tableId}`);
  };
}
