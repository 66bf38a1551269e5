import test, { type ExecutionContext } from 'ava';
import { discountOrder } from '../../src/operations/orders/discount-order.ts';
import { findMember } from '../../src/storage/members.ts';
import type { Actor } from '../../src/domain/roles.ts';
import { startTestApi, type TestApi } from '../helpers/test-api.ts';

const staff: Actor = {
  role: 'staff',
  subject: 'user:1',
  userId: 1,
  customerId: null,
  storeIds: [1],
  tableId: null,
};

async function openShop(t: ExecutionContext) {
  const api = await startTestApi(t);
  await api.call('changeStore', { as: 'admin', params: { id: 1 }, body: { confirm_policy: 'on_payment' } });
  const body = { store_id: 1, name: '赠茶', price: 0 };
  const tea = await api.call('createMenuItem', { as: 'staff', body });
  return { api, teaId: tea.body.id };
}

function place(api: TestApi, menu_item_id: number) {
  const body = { store_id: 1, items: [{ menu_item_id, quantity: 1 }] };
  return api.call('createOrder', { as: 'customer', body });
}

async function assertRunning(t: ExecutionContext, api: TestApi, id: number): Promise<void> {
  const { body: order } = await api.call('getOrder', { as: 'staff', params: { id } });
  t.like(order, { status: 'confirmed', final_amount: 0 });
  const { body: saga } = await api.call('getSaga', { as: 'staff', params: { order_id: id } });
  t.like(saga, { status: 'completed', waiting: null, next_run_at: null });
  const told: unknown[] = await api.storage.read('kitchen_ticket').where({ order_id: id });
  t.is(told.length, 1, 'the kitchen knows');
}

test('an order with nothing to pay waits for no payment', async (t) => {
  const { api, teaId } = await openShop(t);
  const { body: order } = await place(api, teaId);
  t.is(order.status, 'confirmed');
  await assertRunning(t, api, order.id);
});

test('an order that a discount leaves nothing to pay of is confirmed and never expires', async (t) => {
  const { api } = await openShop(t);
  const { body: order } = await place(api, 4);
  t.is(order.status, 'pending');
  const asked = { phone: '13800138000', name: '张三' };
  const { body: registered } = await api.call('registerMember', { as: 'staff', body: asked });
  await api.storage.write(async (tx) => {
    const member = await findMember(tx.db, registered.id);
    if (!member) throw new Error('The member is gone');
    const level = { level: 9, levelName: '东家', minPoints: 0, payBasisPoints: 0 };
    await discountOrder(tx, { orderId: order.id, member, level, actor: staff });
  });
  await assertRunning(t, api, order.id);
});
