import { businessDay, fromLocalIso } from '../../domain/local-time.ts';

/** When the store's business day of this moment began. @param start `04:00` */
export function dayBegan(now: Date, timeZone: string, start: string): Date {
  return fromLocalIso(`${businessDay(now, timeZone, start)}T${start}`, timeZone);
}
