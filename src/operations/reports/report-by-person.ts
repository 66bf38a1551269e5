import type { z } from 'zod';
import { toMajor } from '../../domain/money.ts';
import type { personTotals, ReportFilter } from '../../protocol/analytics.ts';
import { type DeedTotal, type PersonDeed, sumByPerson } from '../../storage/person-totals.ts';
import { readSubjectNames } from '../../storage/subject-names.ts';
import { type ReportAsker, reportScope } from './report-scope.ts';

/** Who took how much off the orders of a period, the largest sum first. @throws DomainError `not_found`, `invalid` */
export async function reportByPerson(
  asker: ReportAsker,
  filter: ReportFilter,
): Promise<z.input<typeof personTotals>> {
  const deeds = await sumByPerson(asker.db, await reportScope(asker, filter));
  const actors = [...new Set(deeds.map(({ actor }) => actor))];
  const names = await readSubjectNames(asker.db, actors);
  const sum = (actor: string) =>
    deeds.filter((deed) => deed.actor === actor).reduce((total, { amount }) => total + amount, 0);
  return actors
    .toSorted((a, b) => sum(b) - sum(a) || (a < b ? -1 : 1))
    .map((actor) => {
      const of = (deed: PersonDeed) => totalOf(deeds, actor, deed);
      return {
        actor,
        name: names.get(actor) ?? null,
        voids: of('voids').count,
        voided_amount: toMajor(of('voids').amount),
        cancellations: of('cancellations').count,
        cancelled_amount: toMajor(of('cancellations').amount),
        refunds: of('refunds').count,
        refunded_amount: toMajor(of('refunds').amount),
        discounts: of('discounts').count,
        discounted_amount: toMajor(of('discounts').amount),
      };
    });
}

function totalOf(deeds: readonly DeedTotal[], actor: string, deed: PersonDeed) {
  return deeds.find((total) => total.actor === actor && total.deed === deed) ?? { count: 0, amount: 0 };
}
