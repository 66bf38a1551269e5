import type { z } from 'zod';
import { createHourTeller } from '../../domain/local-hours.ts';
import { type Counted, percentile } from '../../domain/percentile.ts';
import type { prepFilter, prepTimes } from '../../protocol/analytics.ts';
import { countPrepTimes } from '../../storage/prep-times.ts';
import { type ReportAsker, reportScope } from './report-scope.ts';

/** How long dishes took, the most numerous group first, hours in their order. @throws DomainError `not_found`, `invalid` */
export async function reportPrepTimes(
  asker: ReportAsker,
  filter: z.output<typeof prepFilter>,
): Promise<z.input<typeof prepTimes>> {
  const scope = await reportScope(asker, filter);
  const isHour = filter.by === 'hour';
  const hourAt = createHourTeller(scope.store.timezone);
  const nameOf = (group: string) => (isHour ? String(hourAt(Date.parse(group))).padStart(2, '0') : group);
  const groups = new Map<string, Map<number, number>>();
  for (const { group, seconds, count } of await countPrepTimes(asker.db, scope, filter.by)) {
    const name = nameOf(group);
    const counts = groups.get(name) ?? new Map<number, number>();
    groups.set(name, counts.set(seconds, (counts.get(seconds) ?? 0) + count));
  }
  return [...groups]
    .map(([group, counts]) => describe(group, counts))
    .toSorted((a, b) => (isHour ? 0 : b.count - a.count) || (a.group < b.group ? -1 : 1));
}

function describe(group: string, counts: ReadonlyMap<number, number>) {
  const sorted: Counted[] = [...counts]
    .map(([value, count]) => ({ value, count }))
    .toSorted((a, b) => a.value - b.value);
  const count = sorted.reduce((sum, part) => sum + part.count, 0);
  const total = sorted.reduce((sum, part) => sum + part.value * part.count, 0);
  return {
    group,
    count,
    mean_seconds: Math.round(total / count),
    p50_seconds: percentile(0.5, sorted),
    p90_seconds: percentile(0.9, sorted),
    p99_seconds: percentile(0.99, sorted),
  };
}
