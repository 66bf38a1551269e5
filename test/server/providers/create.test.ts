import test from 'ava';
import { names, openPaymentShop } from '../../helpers/payment-shop.ts';

for (const name of names) {
  test(`${name}: a provider that is down or slow leaves a payment that can be asked for again`, async (t) => {
    const env = { RESTAURANTCTL_PAYMENTS_CALL_TIMEOUT_MS: '2500' };
    const shop = await openPaymentShop(t, name, env);
    shop.desk.fail('create', 'down');
    const first = await shop.ask();
    t.is(first.status, 503);
    t.regex(first.body.detail, /Try again, or pay another way/);
    t.is(first.body.code, 'provider_down');
    const wish = { order_id: first.orderId, payment_method: shop.desk.method, customer_phone: '13800138000' };
    const again = () => shop.api.call('createPayment', { as: 'customer', body: wish });
    for (const fault of ['error', 'hang', 'lost'] as const) {
      shop.desk.fail('create', fault);
      t.is((await again()).status, 503, fault);
    }
    shop.desk.fail('create');
    const { status, body } = await again();
    t.is(status, 201);
    t.is(body.payment_id, first.id);
    t.is(shop.desk.trades.size, 1, 'the one that got no answer was made, and is the same');
    const asked = shop.desk.calls.length;
    t.is((await again()).body.qr_code, body.qr_code);
    t.is(shop.desk.calls.length, asked, 'the kept answer is given again');
  });
}

test('the same key gets the same answer, and the provider is asked once', async (t) => {
  const shop = await openPaymentShop(t, 'wechat');
  const order = { store_id: 1, items: [{ menu_item_id: 1, quantity: 2 }] };
  const { body } = await shop.api.call('createOrder', { as: 'customer', body: order });
  const wish = { order_id: body.id, payment_method: 'wechat' };
  const ask = (request: object = wish) =>
    shop.api.call('createPayment', { as: 'customer', body: request, key: 'one' });
  const replies = await Promise.all([1, 2, 3, 4, 5].map(() => ask()));
  t.deepEqual(new Set(replies.map(({ text }) => text)).size, 1);
  t.is(replies.filter(({ headers }) => headers.get('idempotent-replayed') === 'true').length, 4);
  t.deepEqual(shop.desk.calls, ['create']);
  t.is((await ask({ ...wish, customer_phone: '13900000000' })).status, 409);
});

test('what the provider refuses has failed: another way to pay is open', async (t) => {
  const shop = await openPaymentShop(t, 'wechat');
  shop.desk.fail('create', 'refuse');
  const asked = await shop.ask();
  t.is(asked.status, 409);
  t.is(asked.body.code, 'provider_refused');
  t.is(await shop.state(asked), 'failed failed 0');
  const cash = { order_id: asked.orderId, payment_method: 'cash' };
  t.is((await shop.api.call('createPayment', { as: 'customer', body: cash })).status, 201);
});

test('a currency the provider does not take is refused before it is asked', async (t) => {
  const shop = await openPaymentShop(t, 'wechat');
  const change = { currency: 'TWD' };
  await shop.api.call('changeStore', { as: 'admin', params: { id: 1 }, body: change });
  t.is((await shop.ask()).status, 422);
  t.deepEqual(shop.desk.calls, []);
});
