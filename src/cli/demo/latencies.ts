import { percentile } from '../../domain/percentile.ts';
import type { Ledger } from './ledger.ts';
import type { Sighting } from './witness.ts';

/** ms; null without any order. */
export interface Spread {
  readonly p50: number | null;
  readonly p99: number | null;
}

export interface Latencies {
  /** From the guest's tap to the message on the kitchen's screen. */
  readonly orderToScreen: Spread;
  /** From "confirm" to the proof of the order's first ticket, with the printers' troubles in it. */
  readonly confirmToPaper: Spread;
}

/** @param seen what the kitchen's screen got */
export function measureLatencies({ orders }: Pick<Ledger, 'orders'>, seen: readonly Sighting[]): Latencies {
  const shownAt = new Map<number, number>();
  const provenAt = new Map<number, number>();
  for (const { type, order, job, at } of seen) {
    if (type === 'new_order' && order) shownAt.set(order.id, at);
    const orderId = job?.order_id;
    if (orderId && job.status === 'completed' && !provenAt.has(orderId)) provenAt.set(orderId, at);
  }
  const known = [...orders.values()];
  return {
    orderToScreen: spread(known.map(({ id, sentAt }) => (shownAt.get(id) ?? Number.NaN) - sentAt)),
    confirmToPaper: spread(
      known.map(({ id, confirmedAt }) => (provenAt.get(id) ?? Number.NaN) - (confirmedAt ?? Number.NaN)),
    ),
  };
}

function spread(values: readonly number[]): Spread {
  const sorted = values
    .filter((value) => !Number.isNaN(value))
    .toSorted((a, b) => a - b)
    .map((value) => ({ value: Math.round(value), count: 1 }));
  if (sorted.length === 0) return { p50: null, p99: null };
  return { p50: percentile(0.5, sorted), p99: percentile(0.99, sorted) };
}
