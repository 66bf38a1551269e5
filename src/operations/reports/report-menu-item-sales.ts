import type { z } from 'zod';
import { toMajor } from '../../domain/money.ts';
import type { menuItemFilter, menuItemSales } from '../../protocol/analytics.ts';
import { readDishNames } from '../../storage/analytics.ts';
import { salesByDish } from '../../storage/period-figures.ts';
import { type ReportAsker, reportScope } from './report-scope.ts';

/** The dishes that sold most. @throws DomainError `not_found`, `invalid` */
export async function reportMenuItemSales(
  asker: ReportAsker,
  filter: z.output<typeof menuItemFilter>,
): Promise<z.input<typeof menuItemSales>> {
  const dishes = (await salesByDish(asker.db, await reportScope(asker, filter))).slice(0, filter.limit);
  const names = await readDishNames(
    asker.db,
    dishes.map(({ menuItemId }) => menuItemId),
  );
  return dishes.map(({ menuItemId, quantity, revenue }) => ({
    menu_item_id: menuItemId,
    menu_item_name: names.get(menuItemId) ?? '',
    quantity,
    revenue: toMajor(revenue),
  }));
}
