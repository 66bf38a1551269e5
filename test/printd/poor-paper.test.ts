import test from 'ava';
import type { Actor } from '../../src/domain/roles.ts';
import { listAttention } from '../../src/operations/attention/list-attention.ts';
import { openPrintShop } from '../helpers/print-shop.ts';

const admin: Actor = {
  role: 'admin',
  subject: 'user:1',
  userId: null,
  customerId: null,
  storeIds: null,
  tableId: null,
};

test('a logo that is gone is left out, on record, and a matter for a person until it is back', async (t) => {
  const shop = await openPrintShop(t);
  const { id, printer } = await shop.addPrinter({ logoPath: '/nowhere/logo.png' });
  shop.open();
  const { orderId } = await shop.order();
  const [kitchen] = await shop.settled(orderId);
  t.like(kitchen, { status: 'completed', warnings: [] });
  const ask = async () =>
    (
      await listAttention(shop.storage, {
        actor: admin,
        storeId: shop.storeId,
        language: 'zh-CN',
        now: new Date(),
        unattendedAfterMs: 15_000,
        paperDueMs: 60_000,
      })
    ).items.filter(({ kind }) => kind === 'not_as_written');
  t.deepEqual(await ask(), []);
  await shop.storage.write((tx) =>
    tx
      .db('print_job')
      .where({ id: kitchen?.id })
      .update({
        warnings: JSON.stringify([
          'unmappable: U+1F336 ×1',
          'Printed without its logo. The logo x.png shows nothing.',
        ]),
      }),
  );
  const [item] = await ask();
  t.like(item, {
    printer_id: id,
    job_id: kitchen?.id,
    action: '没有打印店标。店标 x.png 是空白的。',
  });
  await shop.settled((await shop.order()).orderId);
  t.deepEqual(await ask(), [], 'the next paper is as it should be');
  t.is(printer.paper().length, 2);
});
