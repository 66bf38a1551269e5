import type { z } from 'zod';
import { toMajor } from '../../domain/money.ts';
import type { topOrderFilter, topOrders } from '../../protocol/analytics.ts';
import { findTopOrders } from '../../storage/analytics.ts';
import { type ReportAsker, reportScope } from './report-scope.ts';

/** The paid orders of the highest amounts. @throws DomainError `not_found`, `invalid` */
export async function reportTopOrders(
  asker: ReportAsker,
  filter: z.output<typeof topOrderFilter>,
): Promise<z.input<typeof topOrders>> {
  const orders = await findTopOrders(asker.db, await reportScope(asker, filter), filter.limit);
  return orders.map(({ id, orderNumber, tableId, finalAmount, status, portions }) => ({
    order_id: id,
    order_number: orderNumber,
    table_id: tableId,
    final_amount: toMajor(finalAmount),
    order_status: status,
    items_count: portions,
  }));
}
