import type { z } from 'zod';
import { toMajor } from '../domain/money.ts';
import type { menuItemFilter, menuItemSales } from '../protocol/analytics.ts';
import { sumByDish } from '../storage/analytics.ts';
import { type ReportAsker, reportScope } from './report-scope.ts';

/** The dishes that sold most. @throws DomainError `not_found`, `invalid` */
export async function reportMenuItemSales(
  asker: ReportAsker,
  filter: z.output<typeof menuItemFilter>,
): Promise<z.input<typeof menuItemSales>> {
  const dishes = await sumByDish(asker.db, await reportScope(asker, filter), filter.limit);
  return dishes.map(({ menuItemId, name, quantity, revenue }) => ({
    menu_item_id: menuItemId,
    menu_item_name: name,
    quantity,
    revenue: toMajor(revenue),
  }));
}
