import type { z } from 'zod';
import { apportion } from '../../domain/apportion.ts';
import { toMajor } from '../../domain/money.ts';
import type { paymentMethodShares, ReportFilter } from '../../protocol/analytics.ts';
import { salesByMethod } from '../../storage/period-figures.ts';
import { type ReportAsker, reportScope } from './report-scope.ts';

/** How the paid orders of a period were paid; the percentages add up to exactly 100. @throws DomainError `not_found`, `invalid` */
export async function reportPaymentMethods(
  asker: ReportAsker,
  filter: ReportFilter,
): Promise<z.input<typeof paymentMethodShares>> {
  const totals = await salesByMethod(asker.db, await reportScope(asker, filter));
  const hundredths = apportion(
    10_000,
    totals.map(({ amount }) => amount),
  );
  return totals.map(({ method, count, amount }, index) => ({
    payment_method: method,
    count,
    amount: toMajor(amount),
    percentage: (hundredths[index] ?? 0) / 100,
  }));
}
