import { billOnWire } from '../../operations/payments/bill-on-wire.ts';
import { readBill } from '../../operations/payments/read-bill.ts';
import { requireOrder } from '../../operations/orders/require-order.ts';
import { type ReachedBill, splitBill, undoSplit } from '../../operations/payments/split-bill.ts';
import type { Services, TagHandlers } from '../handler.ts';

/** What orders cost, and bills that are split. */
export function billHandlers({ storage }: Services): TagHandlers<'bills'> {
  const onWire = ({ bill, store }: ReachedBill) => billOnWire(bill, store);
  return {
    getBill: ({ params, actor }) =>
      storage.snapshot(async (db) => {
        const { order, store } = await requireOrder(db, actor, params.id);
        return billOnWire(await readBill(db, order), store);
      }),
    splitBill: async ({ params, body, actor }, tx) =>
      onWire(await splitBill(tx, { id: params.id, split: body, actor })),
    undoSplit: ({ params, actor }) =>
      storage.write(async (tx) => onWire(await undoSplit(tx, { id: params.id, actor }))),
  };
}
