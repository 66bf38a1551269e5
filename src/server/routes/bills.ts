import { billOnWire } from '../../operations/bill-on-wire.ts';
import { readBill } from '../../operations/read-bill.ts';
import { requireOrder } from '../../operations/require-order.ts';
import { splitBill, undoSplit } from '../../operations/split-bill.ts';
import type { Services, TagHandlers } from '../handler.ts';

/** What orders cost, and bills that are split. */
export function billHandlers({ storage }: Services): TagHandlers<'bills'> {
  return {
    getBill: ({ params, actor }) =>
      storage.snapshot(async (db) => {
        const { order } = await requireOrder(db, actor, params.id);
        return billOnWire(await readBill(db, order));
      }),
    splitBill: async ({ params, body, actor }, tx) =>
      billOnWire(await splitBill(tx, { id: params.id, split: body, actor })),
    undoSplit: ({ params, actor }) =>
      storage.write(async (tx) => billOnWire(await undoSplit(tx, { id: params.id, actor }))),
  };
}
