import type { z } from 'zod';
import { toLocalIso } from '../domain/local-time.ts';
import type { table } from '../protocol/stores.ts';
import type { DiningTable, Store } from '../domain/places.ts';
import { tableToken } from './table-token.ts';

export function tableOnWire(
  kept: DiningTable,
  { timezone }: Pick<Store, 'timezone'>,
  secret: string,
): z.input<typeof table> {
  return {
    id: kept.id,
    store_id: kept.storeId,
    table_number: kept.tableNumber,
    seats: kept.seats,
    status: kept.status,
    qr_path: qrPath(kept, secret),
    created_at: toLocalIso(new Date(kept.createdAt), timezone),
  };
}

/** Path of the guest page that the table's QR code opens. */
export function qrPath(kept: DiningTable, secret: string): string {
  return `/t/${tableToken(kept, secret)}`;
}
