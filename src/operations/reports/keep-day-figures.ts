import { businessDay } from '../../domain/local-time.ts';
import type { Store } from '../../domain/places.ts';
import { lastDays, listDays } from '../../domain/report-period.ts';
import type { Clock } from '../../runtime/clock.ts';
import { sumByDish, sumByMethod, sumByQuarterHour, sumRevenue } from '../../storage/analytics.ts';
import {
  claimDays,
  type DayFigures,
  firstBusinessDay,
  keepDayFigures,
  readDayFigures,
} from '../../storage/day-figures.ts';
import { chunk } from '../../storage/insert-buffer.ts';
import type { Queryable, Storage } from '../../storage/storage.ts';
import { findOpenStores, findStores } from '../../storage/stores.ts';

export interface DayFiguresOptions {
  readonly storage: Storage;
  readonly clock: Clock;
  /** Aborts between two weeks. */
  readonly signal?: AbortSignal | undefined;
}

/** Two leap years: a year's report reaches no further back until a year later. Older days are counted when they are asked for. */
const keptDays = 732;

/** Of a busy store some 20 ms of counting. */
const daysAtOnce = 7;

/**
 * Counts what finished business days of open stores brought and keeps it for reports. A day that changes afterwards, by a late
 * refund say, loses its figures with the change and gets new ones here. Counting holds no lock: orders never wait for it.
 */
export async function keepFinishedDays({ storage, clock, signal }: DayFiguresOptions): Promise<void> {
  const stores = await findStores(storage.read, await findOpenStores(storage.read));
  for (const store of stores)
    for (const days of chunk(await unkeptDays(storage.read, store, clock.now()), daysAtOnce)) {
      if (signal?.aborted) return;
      await keepDays(storage, store.id, days);
    }
}

/** Newest first: they are asked for most. */
async function unkeptDays(db: Queryable, store: Store, now: Date): Promise<string[]> {
  const first = await firstBusinessDay(db, store.id);
  if (first === undefined) return [];
  const today = businessDay(now, store.timezone, store.businessDayStart);
  const days = lastDays(keptDays, today);
  const kept = await readDayFigures(db, { storeId: store.id, days }, 'revenue');
  return listDays(days)
    .filter((day) => day >= first && day < today && !kept.has(day))
    .toReversed();
}

async function keepDays(storage: Storage, storeId: number, days: readonly string[]): Promise<void> {
  const claims = await storage.write((tx) => claimDays(tx, storeId, days));
  const counted = await storage.snapshot(async (db) => {
    const figures: (readonly [claim: number, DayFigures])[] = [];
    for (const [day, claim] of claims) figures.push([claim, await countDay(db, storeId, day)]);
    return figures;
  });
  await storage.write(async (tx) => {
    for (const [claim, figures] of counted) await keepDayFigures(tx, claim, figures);
  });
}

async function countDay(db: Queryable, storeId: number, day: string): Promise<DayFigures> {
  const scope = { storeId, days: { start: day, end: day } };
  return {
    revenue: await sumRevenue(db, scope),
    methods: await sumByMethod(db, scope),
    dishes: await sumByDish(db, scope),
    quarters: await sumByQuarterHour(db, scope),
  };
}
