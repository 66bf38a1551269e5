import type { Board } from '../../client/board/board.ts';
import type { OrderOnWire } from '../../protocol/orders.ts';

/** An order as its guest looks for it. */
export interface PickupEntry {
  readonly orderId: number;
  readonly number: number;
  readonly table: string | null;
  /** ISO 8601: since when it stands in its list. */
  readonly since: string;
}

export interface PickupLists {
  readonly preparing: readonly PickupEntry[];
  /** The latest first. */
  readonly ready: readonly PickupEntry[];
}

export interface PickupOptions {
  /** The server's time, ms. */
  readonly now: number;
  /** Only what is carried out of the house. */
  readonly takeoutOnly: boolean;
}

/** A number stays this long after it was handed out: who comes a moment late still finds it, ms. */
export const lingerMs = 3 * 60_000;
/** Nobody comes for it any more, ms. */
const forgottenMs = 90 * 60_000;

/**
 * Which numbers are being prepared and which can be collected. Cancelled ones leave at once; those whose food is handed out soon
 * after, whether they are paid for or not.
 */
export function pickupLists({ orders, ended }: Board, { now, takeoutOnly }: PickupOptions): PickupLists {
  const open = [...orders.values()].map(({ order }) => order).filter(({ status }) => status !== 'cancelled');
  const completed = ended.map(({ order }) => order).filter(({ status }) => status === 'completed');
  const shown = [...open, ...completed].filter((order) => isShown(order, { now, takeoutOnly }));
  const isReady = ({ status }: OrderOnWire) =>
    status === 'ready' || status === 'serving' || status === 'completed';
  return {
    preparing: shown
      .filter((order) => !isReady(order))
      .toSorted((a, b) => a.id - b.id)
      .map((order) => entryOf(order, order.created_at)),
    ready: shown
      .filter(isReady)
      .toSorted((a, b) => Date.parse(b.updated_at) - Date.parse(a.updated_at) || b.id - a.id)
      .map((order) => entryOf(order, order.updated_at)),
  };
}

function isShown(order: OrderOnWire, { now, takeoutOnly }: PickupOptions): boolean {
  const age = now - Date.parse(order.updated_at);
  if (order.service_mode === 'delivery' || age > (isHandedOut(order) ? lingerMs : forgottenMs)) return false;
  return !takeoutOnly || order.service_mode === 'takeout';
}

function isHandedOut({ status, items }: OrderOnWire): boolean {
  return (
    status === 'completed' || items.every((item) => item.status === 'served' || item.status === 'cancelled')
  );
}

function entryOf({ id, daily_number, table_number }: OrderOnWire, since: string): PickupEntry {
  return { orderId: id, number: daily_number, table: table_number, since };
}

/** Numbers that became ready between two looks; none on the first. */
export function newlyReady(before: PickupLists | undefined, after: PickupLists): PickupEntry[] {
  if (!before) return [];
  const known = new Set(before.ready.map(({ orderId }) => orderId));
  return after.ready.filter(({ orderId }) => !known.has(orderId));
}
