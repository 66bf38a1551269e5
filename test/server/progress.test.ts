import test from 'ava';
import { startKitchenDay } from '../helpers/kitchen-day.ts';

test('who waits learns their place, the time it may take, when to urge, and the points it gave', async (t) => {
  const day = await startKitchenDay(t);
  const progress = async (id: number) =>
    (await day.call('getOrderProgress', { as: 'staff', params: { id } })).body;
  const first = await day.order();
  const second = await day.order();
  t.like(await progress(second), {
    status: 'pending',
    orders_ahead: 1,
    minutes_left: null,
    points_earned: 0,
  });
  for (const minutes of [12, 4, 6]) {
    const other = await day.order();
    await day.confirm(other);
    day.pass(minutes * 60);
    for (const status of ['preparing', 'ready'])
      await day.call('changeOrderStatus', { as: 'staff', params: { id: other }, body: { status } });
  }
  await day.confirm(first);
  const cooking = await progress(first);
  t.like(cooking, { orders_ahead: 0, minutes_left: { from: 4, to: 12 } });
  t.true(Date.parse(cooking.urge_from) > Date.now() + 12 * 60_000);
  for (const status of ['preparing', 'ready'])
    await day.call('changeOrderStatus', { as: 'staff', params: { id: first }, body: { status } });
  t.like(await progress(first), { status: 'ready', orders_ahead: null, minutes_left: null });

  await day.call('registerMember', { body: { phone: '13800000000', name: '王' } });
  const wish = { order_id: second, payment_method: 'cash', customer_phone: '13800000000' };
  const { payment_id } = (await day.call('createPayment', { as: 'staff', body: wish })).body;
  await day.call('confirmPayment', { as: 'staff', params: { id: payment_id } });
  const { final_amount } = (await day.call('getOrder', { as: 'staff', params: { id: second } })).body;
  t.is((await progress(second)).points_earned, Math.floor(final_amount));
});
