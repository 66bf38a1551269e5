import test from 'ava';
import type { Actor } from '../../src/domain/roles.ts';
import { createPrintJob } from '../../src/operations/paper/create-print-job.ts';
import { orderDish } from '../helpers/kitchen.ts';
import { openPrintShop } from '../helpers/print-shop.ts';

const admin: Actor = {
  role: 'admin',
  subject: 'user:1',
  userId: null,
  customerId: null,
  storeIds: null,
  tableId: null,
};

test('the drawer opens once: for the proven receipt, not for the kitchen, not for its copies', async (t) => {
  const shop = await openPrintShop(t);
  const { id, printer } = await shop.addPrinter({ openDrawer: true });
  const { orderId } = await shop.order();
  await orderDish(shop.storage, { storeId: shop.storeId, orderId });
  const request = { printer_id: id, order_id: orderId, job_type: 'receipt', copies: 2 } as const;
  await shop.storage.write((tx) => createPrintJob(tx, { request, actor: admin }));
  await shop.storage.write((tx) => createPrintJob(tx, { request, actor: admin }));
  const pool = shop.open();
  const jobs = await shop.settled(orderId);
  await pool.stop();
  t.deepEqual(
    jobs.map(({ jobType, status }) => [jobType, status]),
    [
      ['order', 'completed'],
      ['receipt', 'completed'],
      ['receipt', 'completed'],
      ['receipt', 'completed'],
      ['receipt', 'completed'],
    ],
  );
  t.deepEqual(
    printer.paper().map(({ drawerKicks }) => drawerKicks),
    [0, 1, 0, 0, 0],
  );
});
