import { businessDay } from '../../domain/local-time.ts';
import type { Store } from '../../domain/places.ts';
import { type AskedPeriod, type DayRange, reportDays } from '../../domain/report-period.ts';
import type { Actor } from '../../domain/roles.ts';
import type { ReportFilter } from '../../protocol/analytics.ts';
import type { Queryable } from '../../storage/storage.ts';
import { requireStore } from '../stores/require-store.ts';

/** Who wants to know about which store, and when they ask. */
export interface ReportAsker {
  /** A snapshot. */
  readonly db: Queryable;
  readonly actor: Actor;
  readonly now: Date;
}

export interface StoreDays {
  readonly storeId: number;
  readonly store: Store;
  readonly days: DayRange;
}

/**
 * The store and the business days that a report is about.
 * @throws DomainError `not_found` for a store out of reach, `invalid` for a period that makes no sense
 */
export function reportScope(asker: ReportAsker, filter: ReportFilter): Promise<StoreDays> {
  const asked: AskedPeriod = {
    period: filter.period,
    customStart: filter.custom_start,
    customEnd: filter.custom_end,
  };
  return storeDays(asker, filter.store_id, (today) => reportDays(asked, today));
}

/** The same for days that are told from the store's today. @throws DomainError `not_found` */
export async function storeDays(
  { db, actor, now }: ReportAsker,
  storeId: number,
  daysFrom: (today: string) => DayRange,
): Promise<StoreDays> {
  const store = await requireStore(db, actor, storeId);
  return { storeId, store, days: daysFrom(businessDay(now, store.timezone, store.businessDayStart)) };
}
