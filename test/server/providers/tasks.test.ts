import test from 'ava';
import { names, openPaymentShop, type PaymentShop } from '../../helpers/payment-shop.ts';
import { waitFor } from '../../helpers/wait-for.ts';

const refund = (shop: PaymentShop, id: number, body: object = {}) =>
  shop.api.call('refundPayment', { as: 'staff', params: { id }, body: { reason: '上菜太慢', ...body } });

async function payAndReport(shop: PaymentShop) {
  const asked = await shop.ask();
  await shop.report(shop.desk.pay());
  return asked;
}

async function taskOf(shop: PaymentShop, kind: string) {
  return shop.api.storage.read('provider_task').where({ kind }).orderBy('id', 'desc').first();
}

/** Time goes by until the refund's task ends. */
const refundEnds = (shop: PaymentShop, state: string) =>
  waitFor(`a refund ${state}`, async () => {
    shop.clock.advance(5000);
    return (await taskOf(shop, 'refund')).state === state;
  });

const tries = (shop: PaymentShop, operation: string) =>
  shop.desk.calls.filter((call) => call === operation).length;

for (const name of names) {
  test(`${name}: a lost callback is found by asking`, async (t) => {
    const shop = await openPaymentShop(t, name);
    shop.startTasks();
    const asked = await shop.ask();
    shop.desk.pay();
    shop.clock.advance(15_000);
    await shop.becomes(asked, 'success paid 76');
    t.is((await shop.report(shop.desk.only())).status, 200, 'and the callback that comes after all');
    t.is(await shop.state(asked), 'success paid 76');
  });

  test(`${name}: what nobody pays is closed at the provider, then cancelled; who pays after all gets it back`, async (t) => {
    const shop = await openPaymentShop(t, name);
    shop.startTasks();
    const asked = await shop.ask();
    const trade = shop.desk.only();
    shop.clock.advance(31 * 60_000);
    await shop.becomes(asked, 'cancelled unpaid 0');
    t.is(trade.state, 'closed');
    // What a provider must not do, but who knows.
    trade.state = 'paid';
    t.is((await shop.report(trade)).status, 200);
    await shop.becomes(asked, 'refunded unpaid 0');
    t.deepEqual(
      [...trade.refunds.values()].map(({ amount }) => amount),
      [7600],
    );
  });

  test(`${name}: a refund whose answer was lost is looked up and not paid twice`, async (t) => {
    const shop = await openPaymentShop(t, name);
    const asked = await payAndReport(shop);
    shop.desk.fail('refund', 'lost');
    shop.desk.fail('queryRefund', 'error');
    const { body } = await refund(shop, asked.id, { amount: 20 });
    t.is(body.status, 'requested');
    shop.startTasks();
    await waitFor('an unknown outcome', async () => (await taskOf(shop, 'refund')).last_error);
    shop.clock.advance(60_000);
    await waitFor('a look that failed', () => tries(shop, 'queryRefund') > 0);
    shop.desk.fail('queryRefund');
    await refundEnds(shop, 'done');
    t.deepEqual(
      [...shop.desk.only().refunds.values()].map(({ amount }) => amount),
      [2000],
    );
    t.true(shop.desk.calls.lastIndexOf('refund') < shop.desk.calls.indexOf('queryRefund'));
    t.is((await shop.api.storage.read('refund').first()).status, 'done');
  });
}

test('a refund that never reached the provider is asked for again', async (t) => {
  const shop = await openPaymentShop(t, 'wechat');
  const asked = await payAndReport(shop);
  shop.desk.fail('refund', 'down');
  await refund(shop, asked.id);
  shop.startTasks();
  await waitFor('an unknown outcome', async () => (await taskOf(shop, 'refund')).last_error);
  shop.desk.fail('refund');
  await refundEnds(shop, 'done');
  t.is(await shop.state(asked), 'refunded refunded 0');
  t.is(shop.desk.only().refunds.size, 1);
});

test('a refund the provider refuses is tried again, then shown to a person; the order owes as before', async (t) => {
  const shop = await openPaymentShop(t, 'alipay');
  const asked = await payAndReport(shop);
  shop.desk.fail('refund', 'refuse');
  await refund(shop, asked.id);
  shop.startTasks();
  await refundEnds(shop, 'needs_attention');
  t.is(tries(shop, 'refund'), 5);
  t.is((await shop.api.storage.read('refund').first()).status, 'failed');
  t.regex((await taskOf(shop, 'refund')).last_error, /SELLER_BALANCE_NOT_ENOUGH/);
  t.is(await shop.state(asked), 'success paid 76');
});

test('who is faster than the cancellation is booked and given the money back', async (t) => {
  const shop = await openPaymentShop(t, 'wechat');
  const asked = await shop.ask();
  shop.desk.pay();
  await shop.api.call('cancelPayment', { as: 'customer', params: { id: asked.id } });
  t.is(await shop.state(asked), 'cancelled unpaid 0');
  shop.startTasks();
  await shop.becomes(asked, 'refunded unpaid 0');
  t.is(shop.desk.only().refunds.size, 1);
});

test('a payment that was given up can be paid at the provider no more', async (t) => {
  const shop = await openPaymentShop(t, 'stripe');
  const asked = await shop.ask();
  await shop.api.call('cancelOrder', { as: 'customer', params: { id: asked.orderId } });
  shop.startTasks();
  await waitFor('the close', () => shop.desk.only().state === 'closed');
  t.is((await shop.ask()).status, 201);
});

test('two processes never make the same call at once', async (t) => {
  const shop = await openPaymentShop(t, 'wechat');
  const asked = await payAndReport(shop);
  for (const amount of [1, 2, 3, 4, 5, 6, 7, 8]) await refund(shop, asked.id, { amount });
  for (const _ of [1, 2, 3]) shop.startTasks();
  await waitFor('all refunds', async () => {
    const open = await shop.api.storage
      .read('provider_task')
      .where({ kind: 'refund' })
      .whereNot({ state: 'done' });
    return open.length === 0;
  });
  t.is(tries(shop, 'refund'), 8);
  t.is(tries(shop, 'queryRefund'), 0);
  t.deepEqual(
    [...shop.desk.only().refunds.values()].map(({ asked: times }) => times),
    Array(8).fill(1),
  );
});
