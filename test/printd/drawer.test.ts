import test from 'ava';
import type { Actor } from '../../src/domain/roles.ts';
import { createPrintJob } from '../../src/operations/create-print-job.ts';
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
  await shop.storage.write((tx) =>
    tx.db('menu_item').insert({
      id: 1,
      store_id: shop.storeId,
      name: '宫保鸡丁',
      price: 3800,
      description: '',
      category: '',
      station: 'wok',
      options: '[]',
      is_available: true,
      created_at: '',
      updated_at: '',
    }),
  );
  await shop.storage.write((tx) =>
    tx.db('order_item').insert({
      id: 1,
      order_id: orderId,
      menu_item_id: 1,
      menu_item_name: '宫保鸡丁',
      quantity: 2,
      unit_price: 3800,
      options: '[]',
      status: 'pending',
      station: 'wok',
    }),
  );
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
