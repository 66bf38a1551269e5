import { z } from 'zod';
import type { Queryable } from './database.ts';

/** A payment that came to nothing. */
export interface ClosedPayment {
  readonly paymentId: number;
  readonly status: 'failed' | 'cancelled';
  /** ISO 8601, UTC. */
  readonly at: string;
}

const body = z.object({ payment: z.object({ payment_id: z.int(), status: z.string() }) });

/** Payments of an order that failed or were given up, as far as the log reaches back, oldest first. */
export async function listClosedPayments(db: Queryable, orderId: number): Promise<ClosedPayment[]> {
  const rows: { body: string; created_at: string }[] = await db('stream_entry as entry')
    .join('event', (on) => on.on('event.store_id', 'entry.store_id').andOn('event.seq', 'entry.store_seq'))
    .where({ 'entry.stream': `order:${orderId}`, 'event.type': 'payment_status_update' })
    .orderBy('entry.seq')
    .select('event.body', 'event.created_at');
  return rows.flatMap((row) => {
    const { payment_id: paymentId, status } = body.parse(JSON.parse(row.body)).payment;
    return status === 'failed' || status === 'cancelled' ? [{ paymentId, status, at: row.created_at }] : [];
  });
}
