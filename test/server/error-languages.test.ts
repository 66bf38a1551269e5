import test from 'ava';
import { startTestApi } from '../helpers/test-api.ts';

const missing = { params: { id: 999 }, as: 'staff' } as const;

for (const [language, detail, told] of [
  ['en', 'There is no order 999.', 'en'],
  ['zh-CN', '没有订单 999。', 'zh-CN'],
  ['zh', '没有订单 999。', 'zh-CN'],
  ['zh-TW', '沒有訂單 999。', 'zh-TW'],
  ['zh-Hant-HK,zh;q=0.9,en;q=0.8', '沒有訂單 999。', 'zh-TW'],
  ['fr', 'There is no order 999.', 'en'],
  // What clients send that name none.
  ['*', 'There is no order 999.', 'en'],
] as const)
  test(`an error is told in ${language}`, async (t) => {
    const api = await startTestApi(t);
    const { status, headers, body } = await api.call('getOrder', { ...missing, language });
    t.is(status, 404);
    t.like(body, { title: 'Not Found', status: 404, code: 'not_found', detail });
    t.is(headers.get('content-language'), told);
    t.regex(headers.get('vary') ?? '', /Accept-Language/);
  });

test('who names no language is told in English', async (t) => {
  const api = await startTestApi(t);
  const { body } = await api.call('getOrder', missing);
  t.is(body.detail, 'There is no order 999.');
});

test('each field at fault is told in the language, the first in the sentence too', async (t) => {
  const api = await startTestApi(t);
  const order = { store_id: 1, items: [{ menu_item_id: 4, quantity: '2' }, { menu_item_id: 4 }], role: 'x' };
  const { status, body } = await api.call('createOrder', { body: order, as: 'staff', language: 'zh-CN' });
  t.is(status, 422);
  t.is(body.detail, 'items.0.quantity：须是数字，收到的是文字');
  t.deepEqual(body.errors, [
    { path: 'items.0.quantity', message: '须是数字，收到的是文字' },
    { path: 'items.1.quantity', message: '必填' },
    { path: 'role', message: '不认识这个字段' },
  ]);
});

test('names are put through as they are, states in the words of the language', async (t) => {
  const api = await startTestApi(t);
  const placed = await api.call('createOrder', {
    body: { store_id: 1, items: [{ menu_item_id: 4, quantity: 1 }] },
    as: 'staff',
  });
  const params = { id: placed.body.id };
  await api.call('cancelOrder', { params, body: { reason: '客人离开' }, as: 'staff' });
  const { status, body } = await api.call('changeOrderStatus', {
    params,
    body: { status: 'ready' },
    as: 'staff',
    language: 'zh-TW',
  });
  t.is(status, 409);
  t.is(body.detail, '訂單目前是「已取消」，這是最終狀態，不能改為「待上菜」。');
  t.is(body.current_status, 'cancelled');
});

test('an address that is nowhere', async (t) => {
  const { url } = await startTestApi(t);
  const answer = await fetch(`${url}/orders/of/the/moon`, { headers: { 'accept-language': 'zh-CN' } });
  t.like(await answer.json(), { detail: '/orders/of/the/moon 没有任何内容。' });
});
