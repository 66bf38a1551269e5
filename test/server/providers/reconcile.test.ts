import test from 'ava';
import { openPaymentShop, type PaymentShop } from '../../helpers/payment-shop.ts';

async function findings(shop: PaymentShop) {
  const { body } = await shop.api.call('reconcilePayments', { as: 'admin', query: { store_id: 1 } });
  return body.findings.map((finding: Record<string, unknown>) => {
    const { kind, payment_id, amount, provider_amount, detail } = finding;
    return [kind, payment_id, amount, provider_amount, detail];
  });
}

test('a day on which all agree has no findings', async (t) => {
  const shop = await openPaymentShop(t, 'wechat');
  await shop.ask();
  await shop.report(shop.desk.pay());
  await shop.ask();
  const { body } = await shop.api.call('reconcilePayments', { as: 'admin', query: { store_id: 1 } });
  t.is(body.checked, 2);
  t.deepEqual(body.findings, []);
  const other = { store_id: 1, date: '2020-02-29' };
  t.is((await shop.api.call('reconcilePayments', { as: 'admin', query: other })).body.checked, 0);
});

test('each way in which the money can disagree is found', async (t) => {
  const shop = await openPaymentShop(t, 'wechat');
  const asked = [await shop.ask(), await shop.ask(), await shop.ask(), await shop.ask()];
  const [lost, gone, refused, wrong] = [...shop.desk.trades.values()];
  if (!lost || !gone || !refused || !wrong) return t.fail();
  const ids = asked.map(({ id }) => id);
  shop.desk.pay(lost);
  await shop.report(shop.desk.pay(gone));
  gone.state = 'open';
  await shop.report(shop.desk.pay(refused));
  await shop.api.call('refundPayment', {
    as: 'staff',
    params: { id: ids[2] },
    body: { amount: 5, reason: '汤凉了' },
  });
  shop.desk.pay(wrong);
  await shop.report(wrong, { amount: 1 });
  await shop.report(wrong, { tradeNo: 'ORD202601082348473567P99', transactionId: '42001' });
  t.deepEqual(await findings(shop), [
    ['unbooked', ids[0], 76, 76, 'paid'],
    ['unconfirmed', ids[1], 76, null, 'open'],
    ['unbooked', ids[3], 76, 76, 'paid'],
    ['amount_differs', ids[3], 76, 0.01, 'reported'],
    ['unknown_money', null, null, 76, 'reported'],
    ['refund_unfinished', ids[2], 5, null, 'requested'],
  ]);
  shop.desk.fail('query', 'error');
  t.deepEqual(
    (await findings(shop)).map(([kind]: string[]) => kind).filter((kind: string) => kind === 'unchecked')
      .length,
    4,
  );
});

for (const name of ['stripe', 'wechat'] as const)
  test(`${name}: money nobody here asked for is found in its list`, async (t) => {
    const shop = await openPaymentShop(t, name);
    await shop.ask();
    const trade = shop.desk.only();
    shop.desk.trades.set('OTHER', { ...trade, tradeNo: 'OTHER', transactionId: 'other', state: 'paid' });
    t.deepEqual(await findings(shop), [['unknown_money', null, null, 76, 'listed']]);
  });

test('a refund that was refused can be tried again', async (t) => {
  const shop = await openPaymentShop(t, 'wechat');
  const asked = await shop.ask();
  await shop.report(shop.desk.pay());
  const { body } = await shop.api.call('refundPayment', {
    as: 'staff',
    params: { id: asked.id },
    body: { reason: '退款' },
  });
  const retry = () => shop.api.call('retryRefund', { as: 'staff', params: { id: body.id } });
  t.is((await retry()).status, 409, 'it is under way');
  await shop.api.storage.write((tx) =>
    tx.db('provider_task').where({ kind: 'refund' }).update({ state: 'needs_attention' }),
  );
  t.is((await retry()).status, 200);
  shop.startTasks();
  await shop.becomes(asked, 'refunded refunded 0');
});
