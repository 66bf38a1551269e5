import type { z } from 'zod';
import type { printRoute } from '../../../protocol/print.ts';

export type RouteRow = z.output<typeof printRoute>[number];

export interface StationRoute {
  readonly station: string;
  readonly printers: RouteRow['printers'];
  readonly dishes: readonly string[];
}

/** Dishes by station, stations whose dishes nobody prints first; all dishes of a station go the same way. */
export function groupRoute(rows: readonly RouteRow[]): StationRoute[] {
  const groups = new Map<string, StationRoute>();
  for (const { station, printers, menu_item_name: name } of rows) {
    const group = groups.get(station) ?? { station, printers, dishes: [] };
    groups.set(station, { ...group, dishes: [...group.dishes, name] });
  }
  return [...groups.values()].sort(
    (one, other) => Number(one.printers.length > 0) - Number(other.printers.length > 0),
  );
}
