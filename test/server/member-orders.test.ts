import test from 'ava';
import { payCallback } from '../helpers/pay-callback.ts';
import { startTestApi, type TestApi } from '../helpers/test-api.ts';

const phone = '13800138000';
// From the first point on 88 折.
const env = {
  RESTAURANTCTL_MEMBERS_LEVELS: JSON.stringify([
    { level: 1, level_name: '会员', min_points: 0, discount: 0.88 },
  ]),
};

async function order(api: TestApi, quantity = 1) {
  const body = { store_id: 1, items: [{ menu_item_id: 1, quantity }] };
  return (await api.call('createOrder', { as: 'staff', body })).body;
}

async function open(t: Parameters<typeof startTestApi>[0]) {
  const api = await startTestApi(t, { env });
  const { body: member } = await api.call('registerMember', { as: 'staff', body: { phone, name: '张三' } });
  const apply = (body: object) =>
    api.call('applyDiscount', { as: 'staff', body: { member_id: member.id, ...body } });
  const show = async (id: number) => (await api.call('getOrder', { as: 'staff', params: { id } })).body;
  return { api, apply, show };
}

test('a discount given to an order follows its dishes, and its points find the member', async (t) => {
  const { api, apply, show } = await open(t);
  const { id, items } = await order(api, 2);
  t.like((await apply({ order_id: id })).body, {
    original_amount: 76,
    discount_amount: 9.12,
    final_amount: 66.88,
    discount_rate: 0.88,
  });
  t.like(await show(id), { total_amount: 76, discount_amount: 9.12, final_amount: 66.88 });
  const event = await api.storage.read('event').orderBy('seq', 'desc').first();
  t.like(JSON.parse(event.body).order, { id, final_amount: 66.88 });

  const added = { items: [{ menu_item_id: 4, quantity: 1 }] };
  await api.call('addOrderItems', { as: 'staff', params: { id }, body: added });
  t.like(await show(id), { total_amount: 84.5, discount_amount: 10.14, final_amount: 74.36 });
  const params = { id, item_id: items[0].id };
  await api.call('voidOrderItem', { as: 'staff', params, body: {} });
  t.like(await show(id), { total_amount: 8.5, discount_amount: 1.02, final_amount: 7.48 });

  const payment = await api.call('createPayment', {
    as: 'staff',
    body: { order_id: id, payment_method: 'wechat' },
  });
  t.is(payment.body.amount, 7.48);
  await payCallback(api, { payment_id: payment.body.payment_id, transaction_id: 'TXN1', success: true });
  t.like((await api.call('getMemberByPhone', { as: 'staff', params: { phone } })).body, { points: 7 });
});

test('the same discount again changes nothing; what a payer was asked for is withdrawn', async (t) => {
  const { api, apply } = await open(t);
  const { id } = await order(api);
  const asked = await api.call('createPayment', {
    as: 'staff',
    body: { order_id: id, payment_method: 'wechat' },
  });
  await apply({ order_id: id, order_amount: 38 });
  const events = async () => (await api.storage.read('event').pluck('seq')).length;
  const before = await events();
  t.is((await apply({ order_id: id })).status, 200);
  t.is(await events(), before);
  const params = { id: asked.body.payment_id };
  t.is((await api.call('getPaymentStatus', { as: 'staff', params })).body.status, 'cancelled');
});

test('only an order that nobody has paid for takes a discount', async (t) => {
  const { api, apply, show } = await open(t);
  const { id } = await order(api);
  t.like((await apply({ order_id: id, order_amount: 37 })).body, { status: 409, code: 'amount_mismatch' });
  const payment = await api.call('createPayment', {
    as: 'staff',
    body: { order_id: id, payment_method: 'cash' },
  });
  await api.call('confirmPayment', { as: 'staff', params: { id: payment.body.payment_id } });
  t.is((await apply({ order_id: id })).status, 409);
  t.like(await show(id), { discount_amount: 0 });
  const cancelled = await order(api);
  await api.call('cancelOrder', { as: 'staff', params: { id: cancelled.id }, body: {} });
  t.is((await apply({ order_id: cancelled.id })).status, 409);
  t.is((await apply({ order_id: 999 })).status, 404);
  t.is((await apply({})).status, 422);
  const other = { member_id: 1, order_id: id };
  t.is((await api.call('applyDiscount', { as: 'otherCustomer', body: other })).status, 404);
});

test('staff find customers by a part of their phone or name', async (t) => {
  const { api } = await open(t);
  const body = { phone: '13911112222', name: 'Li_Hua', email: 'li@example.com' };
  await api.call('createCustomer', { as: 'staff', body });
  const find = async (search: string) =>
    (await api.call('listCustomers', { as: 'staff', query: { search } })).body.items.map(
      (customer: { name: string }) => customer.name,
    );
  t.deepEqual(await find('1380'), ['张三']);
  t.deepEqual(await find('三'), ['张三']);
  t.deepEqual(await find('li_h'), ['Li_Hua']);
  t.deepEqual(await find('_'), ['Li_Hua'], 'a sign is itself, not a wildcard');
  t.deepEqual(await find('%'), []);
});

for (const wrong of ['', '1234', '138 0013 8000', '１３８００１３８０００', '+', '1'.repeat(21), "1' or 1=1"])
  test(`"${wrong}" is no phone`, async (t) => {
    const api = await startTestApi(t);
    const answer = await api.call('registerMember', { as: 'staff', body: { phone: wrong, name: '张三' } });
    t.like(answer.body, { status: 422, errors: [{ path: 'phone' }] });
  });
