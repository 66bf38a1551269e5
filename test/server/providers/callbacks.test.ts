import { randomUUID } from 'node:crypto';
import test from 'ava';
import type { ReportOptions } from '../../fixtures/providers/emulator.ts';
import { digestTables } from '../../helpers/digest-tables.ts';
import { names, openPaymentShop } from '../../helpers/payment-shop.ts';

/** Memory of messages, which is no state of the restaurant. */
const notes = ['payment_callback_nonce', 'stray_report'];
const thanks = {
  wechat: '{"code":"SUCCESS","message":"成功"}',
  alipay: 'success',
  stripe: '{"received":true}',
};

for (const name of names) {
  test(`${name}: a payment is asked for, paid, reported and booked; the same report again is answered as the first`, async (t) => {
    const shop = await openPaymentShop(t, name);
    const { api, desk } = shop;
    const { body: methods } = await api.call('listPaymentMethods', {});
    t.true(methods.methods.some(({ id }: { id: string }) => id === desk.method));
    const asked = await shop.ask();
    const trade = desk.only();
    t.is(trade.amount, 7600);
    t.is(trade.currency, 'CNY');
    t.true(trade.tradeNo.startsWith(asked.body.order_number));
    t.true(trade.tradeNo.length <= 32);
    t.regex(asked.body.qr_code, /^(weixin|https):\/\//);
    t.is(asked.body.simulation_url, null);
    t.is((await api.call('getPaymentQr', { params: { id: asked.id } })).status, 200);
    t.is(await shop.state(asked), 'pending pending 0');

    desk.pay();
    const told = await shop.report(trade);
    t.deepEqual(told, { status: 200, text: thanks[name] });
    t.is(await shop.state(asked), 'success paid 76');
    const { body } = await api.call('getPaymentStatus', { as: 'staff', params: { id: asked.id } });
    t.is(body.transaction_id, trade.transactionId);
    const before = await digestTables(api.storage, notes);
    t.deepEqual(await shop.report(trade), told);
    t.deepEqual(await digestTables(api.storage, notes), before);
  });

  const old = () => new Date(Date.now() - 301_000);
  const bad: [what: string, options: () => ReportOptions, status: number][] = [
    ['signed by somebody else', () => ({ forged: true }), 401],
    [
      'changed on its way',
      () => ({ tamper: (body) => body.replace(/\d(?=\D*$)/, (digit) => (digit === '7' ? '8' : '7')) }),
      401,
    ],
    ['of another amount', () => ({ amount: 7601 }), 409],
    ['of a smaller amount', () => ({ amount: 1 }), 409],
    ['for an unknown payment', () => ({ tradeNo: 'ORD202601082348473567P99' }), 404],
    ['empty', () => ({ tamper: () => '' }), 401],
  ];
  // Alipay signs no moment a report would be good for, and no currency.
  if (name !== 'alipay')
    bad.push(
      ['signed long ago', () => ({ now: old() }), 401],
      ['of another currency', () => ({ currency: 'USD' }), 409],
    );
  test(`${name}: what isn't exactly what the provider signed for this payment is refused and changes nothing`, async (t) => {
    const shop = await openPaymentShop(t, name);
    const asked = await shop.ask();
    const trade = shop.desk.pay();
    const before = await digestTables(shop.api.storage, notes);
    for (const [what, options, status] of bad) {
      const told = await shop.report(trade, options());
      t.is(told.status, status, what);
      t.not(told.text, 'success', what);
      t.deepEqual(await digestTables(shop.api.storage, notes), before, what);
    }
    const strays = await shop.api.storage.read('stray_report').orderBy('id').pluck('reason');
    t.deepEqual(
      new Set(strays),
      new Set(['amount', 'unknown']),
      'what was signed is kept for the reconciliation',
    );
    t.is((await shop.report(trade)).status, 200, 'and the good one still counts');
    t.is(await shop.state(asked), 'success paid 76');
  });
}

test('wechat: the very same bytes again are a replay', async (t) => {
  const shop = await openPaymentShop(t, 'wechat');
  const asked = await shop.ask();
  const trade = shop.desk.pay();
  const nonce = randomUUID();
  t.is((await shop.report(trade, { nonce })).status, 200);
  t.is((await shop.report(trade, { nonce })).status, 401);
  t.is(await shop.state(asked), 'success paid 76');
});

test('alipay: an algorithm of yesterday is not believed', async (t) => {
  const shop = await openPaymentShop(t, 'alipay');
  await shop.ask();
  const trade = shop.desk.pay();
  const told = await shop.report(trade, {
    tamper: (body) => body.replace('sign_type=RSA2', 'sign_type=RSA'),
  });
  t.is(told.status, 401);
});

test('a second transaction for a paid payment is kept apart', async (t) => {
  const shop = await openPaymentShop(t, 'wechat');
  const asked = await shop.ask();
  const trade = shop.desk.pay();
  await shop.report(trade);
  t.is((await shop.report(trade, { transactionId: '4200000000000' })).status, 409);
  t.deepEqual(await shop.api.storage.read('stray_report').pluck('reason'), ['conflict']);
  t.is(await shop.state(asked), 'success paid 76');
});

test('real providers are not to be had by the simulation, nor unconfigured ones at all', async (t) => {
  const shop = await openPaymentShop(t, 'wechat');
  const { body } = await shop.api.call('listPaymentMethods', {});
  t.deepEqual(
    body.methods.map(({ id }: { id: string }) => id),
    ['wechat', 'cash', 'credit_card', 'counter'],
  );
  const asked = await shop.ask();
  const confirm = await shop.api.call('confirmPayment', { as: 'staff', params: { id: asked.id } });
  t.is(confirm.status, 409);
  const headers = { 'content-type': 'application/json' };
  for (const path of ['', '/stripe', '/alipay']) {
    const reply = await fetch(`${shop.api.url}/api/payment/callback${path}`, {
      method: 'POST',
      body: '{}',
      headers,
    });
    t.true([401, 404].includes(reply.status), path);
  }
  t.is((await fetch(`${shop.api.url}/api/payment/pay/${asked.id}?key=x`)).status, 404);
});
