import test from 'ava';
import { findLedgerMismatches } from '../../src/storage/ledgers.ts';
import { payCallback } from '../helpers/pay-callback.ts';
import { startTestApi } from '../helpers/test-api.ts';

test('kept figures are the sums of their entries; one that was tampered with is found', async (t) => {
  const api = await startTestApi(t);
  const phone = '13800138000';
  const { body: member } = await api.call('registerMember', { as: 'staff', body: { phone, name: '张三' } });
  const items = [
    { menu_item_id: 3, quantity: 2 },
    { menu_item_id: 4, quantity: 1 },
  ];
  const { body: order } = await api.call('createOrder', { as: 'staff', body: { store_id: 1, items } });
  const params = { id: order.id, item_id: order.items[1].id };
  await api.call('voidOrderItem', { as: 'staff', params, body: {} });
  const payment = await api.call('createPayment', {
    as: 'staff',
    body: { order_id: order.id, payment_method: 'wechat', customer_phone: phone },
  });
  await payCallback(api, { payment_id: payment.body.payment_id, transaction_id: 'TXN1', success: true });
  await api.call('redeemPoints', { as: 'staff', body: { member_id: member.id, points: 16 } });
  const { read, write } = api.storage;
  t.deepEqual(await findLedgerMismatches(read), []);

  await write(({ db }) => db('menu_item').where({ id: 3 }).update({ stock: 9 }));
  await write(({ db }) => db('member').where({ id: member.id }).update({ points: 101 }));
  await write(({ db }) => db('orders').where({ id: order.id }).update({ final_amount: 11_601 }));
  await write(({ db }) =>
    db('payment').where({ id: payment.body.payment_id }).update({ refunded_amount: 1 }),
  );
  t.deepEqual(await findLedgerMismatches(read), [
    { ledger: 'stock', subject: 'dish:3@store:1', kept: 9, entries: 8 },
    { ledger: 'points', subject: `member:${member.id}`, kept: 101, entries: 100 },
    { ledger: 'order_total', subject: `order:${order.id}`, kept: 11_601, entries: 11_600 },
    { ledger: 'order_paid', subject: `order:${order.id}`, kept: 11_601, entries: 11_599 },
    { ledger: 'refunded', subject: 'payment:1', kept: 1, entries: 0 },
  ]);
});
