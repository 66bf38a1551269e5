import type { z } from 'zod';
import { toLocalIso } from '../../domain/local-time.ts';
import type { table } from '../../protocol/stores.ts';
import type { DiningTable, Store } from '../../domain/places.ts';
import { tableToken } from './table-token.ts';

/** A table with the path of its code, for who may hand that out. */
export function tableOnWire(
  kept: DiningTable,
  { timezone }: Pick<Store, 'timezone'>,
  secret: string,
): z.input<typeof table> {
  return { ...bareTableOnWire(kept, { timezone }), qr_path: qrPath(kept, secret) };
}

/** A table as every screen of its store may see it. */
export function bareTableOnWire(
  { id, storeId, tableNumber, seats, status, occupiedSince, createdAt }: DiningTable,
  { timezone }: Pick<Store, 'timezone'>,
): z.input<typeof table> {
  return {
    id,
    store_id: storeId,
    table_number: tableNumber,
    seats,
    status,
    occupied_since: occupiedSince === null ? null : toLocalIso(new Date(occupiedSince), timezone),
    created_at: toLocalIso(new Date(createdAt), timezone),
  };
}

/** Path of the guest page that the table's QR code opens. */
export function qrPath(kept: DiningTable, secret: string): string {
  return `/t/${tableToken(kept, secret)}`;
}
