import type { ServiceMode } from '../domain/order.ts';
import type { TicketTexts } from './texts.ts';

/** Where a meal goes: `桌号 A12`, `外带`. */
export function describePlace(
  { serviceMode, tableNumber }: { readonly serviceMode: ServiceMode; readonly tableNumber: string | null },
  texts: TicketTexts,
): string {
  if (serviceMode === 'takeout') return texts.takeout;
  if (serviceMode === 'delivery') return texts.delivery;
  return tableNumber === null ? texts.dineIn : `${texts.table} ${tableNumber}`;
}
