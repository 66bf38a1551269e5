import { type Delivery, type DeliveryStatus } from '../domain/delivery.ts';
import type { Queryable } from './database.ts';
import type { Transaction } from './writer.ts';

interface DeliveryRow {
  readonly id: number;
  readonly order_id: number;
  readonly address: string | null;
  readonly status: DeliveryStatus;
  readonly driver_id: number | null;
  readonly created_at: string;
}

export async function findDelivery(db: Queryable, orderId: number): Promise<Delivery | undefined> {
  const row: DeliveryRow | undefined = await db('delivery').where({ order_id: orderId }).first();
  return (
    row && {
      id: row.id,
      orderId: row.order_id,
      address: row.address,
      status: row.status,
      driverId: row.driver_id,
      createdAt: row.created_at,
    }
  );
}

/** Reading it in the same transaction needs `settle` first. */
export async function insertDelivery(
  tx: Transaction,
  { orderId, address, status }: Pick<Delivery, 'orderId' | 'address' | 'status'>,
): Promise<void> {
  tx.insert('delivery', [
    {
      id: await tx.take('delivery'),
      order_id: orderId,
      address,
      status,
      driver_id: null,
      created_at: tx.now.toISOString(),
    },
  ]);
}

export async function updateDeliveryStatus(db: Queryable, { id, status }: Pick<Delivery, 'id' | 'status'>) {
  await db('delivery').where({ id }).update({ status });
}
