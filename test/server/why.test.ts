import test from 'ava';
import { raisePaperAlarms } from '../../src/operations/attention/raise-paper-alarms.ts';
import { type KitchenDay, startKitchenDay } from '../helpers/kitchen-day.ts';
import { payCallback } from '../helpers/pay-callback.ts';

const why = async (day: KitchenDay, id: number) =>
  (await day.call('explainOrder', { as: 'staff', params: { id } })).body;
const sentences = (steps: { sentence: string }[]) => steps.map(({ sentence }) => sentence);
const proven = { kind: 'completed', proof: 'process_id' } as const;

test('the story of an order in the order of time: who, what the kitchen was told, paper, screens, money', async (t) => {
  const day = await startKitchenDay(t);
  await day.addPrinter();
  const id = await day.order({
    items: [
      { menu_item_id: 1, quantity: 2, options: { 辣度: '微辣' }, note: '少油' },
      { menu_item_id: 4, quantity: 1 },
    ],
  });
  day.pass(1);
  await day.confirm(id);
  await day.spool();
  day.pass(1);
  await day.print(1, proven);
  await day.show();
  day.pass(1);
  const [chicken, cola] = (await day.call('getOrder', { as: 'staff', params: { id } })).body.items;
  const voided = { params: { id, item_id: cola.id }, body: { reason: '客人换菜' } };
  await day.call('voidOrderItem', { as: 'staff', ...voided });
  await day.spool();
  await day.print(2, proven);
  day.pass(60);
  const ready = { params: { id, item_id: chicken.id }, body: { status: 'ready' } };
  await day.call('changeItemStatus', { as: 'kitchen', ...ready });
  day.pass(1);
  const body = { order_id: id, payment_method: 'cash' };
  const payment = await day.call('createPayment', { as: 'staff', body });
  await day.call('confirmPayment', { as: 'staff', params: { id: payment.body.payment_id } });

  const told = await why(day, id);
  t.like(told, { order_id: id, status: 'ready', next: ['无需处理。'] });
  t.deepEqual(
    told.story.map(({ what, who }: { what: string; who: string | null }) => [what, who]),
    [
      ['placed', 'staff'],
      ['confirmed', 'staff'],
      ['kitchen_told', null],
      ['paper_wanted', null],
      ['print_attempt', 'Kitchen'],
      ['screen', 'kitchen/pass'],
      ['voided', 'staff'],
      ['kitchen_told', null],
      ['paper_wanted', null],
      ['print_attempt', 'Kitchen'],
      ['dish', 'kitchen'],
      ['moved', 'kitchen'],
      ['moved', 'kitchen'],
      ['payment', null],
      ['payment', '收银台'],
    ],
  );
  const said = sentences(told.story).join('\n');
  t.regex(said, /第 1 单）：2 × 宫保鸡丁（辣度: 微辣；少油）、1 × 可乐。/);
  t.regex(said, /退菜 1 × 可乐：客人换菜。/);
  t.regex(said, /第 2 单）：退 1 × 可乐。/);
  t.regex(told.story[0].at, /\+08:00$/);
  t.like(told.screens, [{ screen: 'device:1/pass', displayed: true, has_shown: true }]);
  t.like(told.paper[0], { printer: 'Kitchen', status: 'completed', proof: 'process_id', reprint_of: null });
  t.like(told.payments, [{ status: 'success', amount: 76, payment_method: 'cash' }]);
});

test('an order that waits for a person says so, and that nobody has seen it', async (t) => {
  const day = await startKitchenDay(t);
  const id = await day.order();
  t.deepEqual((await why(day, id)).next, ['请确认订单：后厨还不知道。', '请收款：76.00。']);
  day.pass(20);
  t.is((await why(day, id)).next[1], '没有后厨屏显示过该订单：请打开一块，或告知后厨。');
  await day.show(false);
  const blind = await why(day, id);
  t.is(blind.next[1], '没有后厨屏显示过该订单：请查看 kitchen/pass，或告知后厨。');
  t.like(blind.screens, [{ displayed: false, has_shown: false }]);
  await day.show();
  t.is((await why(day, id)).next.length, 2);
});

test('a printer out of paper is named with what to do; once it prints only the money is left', async (t) => {
  const day = await startKitchenDay(t);
  await day.addPrinter();
  const id = await day.order();
  await day.confirm(id);
  await day.spool();
  await day.show();
  t.deepEqual((await why(day, id)).next, ['请收款：76.00。'], 'a job in its queue needs nobody');
  await day.print(1, { kind: 'waiting', cause: 'paper' });
  const waiting = await why(day, id);
  t.is(waiting.next[0], '打印机 Kitchen 缺纸：请装纸。');
  t.like(waiting.paper, [{ status: 'waiting', sentence: '任务 1 等待 Kitchen：缺纸。' }]);
  await day.print(1, proven);
  t.deepEqual((await why(day, id)).next, ['请收款：76.00。']);
});

test('unconfirmed paper is to be looked at and settled; printed again it names its source', async (t) => {
  const day = await startKitchenDay(t);
  await day.addPrinter();
  const id = await day.order();
  await day.confirm(id);
  await day.spool();
  await day.show();
  await day.print(1, { kind: 'unconfirmed', cause: 'link', bytesSent: 9 });
  const lost = await why(day, id);
  t.is(lost.next[0], '打印机 Kitchen 的任务 1 未证实：请看是否出纸，然后处理。');
  t.true(sentences(lost.story).includes('任务 1 已发往 Kitchen，未得到证实（连接中断）。'));
  await day.call('retryPrintJob', { as: 'staff', params: { id: 1 } });
  await day.print(2, { kind: 'sent' });
  const again = await why(day, id);
  t.like(again.paper[1], { job_id: 2, copy_number: 2, reprint_of: 1, status: 'sent' });
  t.is(again.next[0], '打印机 Kitchen 的任务 2 未证实：请看是否出纸，然后处理。');
  await day.call('settlePrintJob', { as: 'staff', params: { id: 2 }, body: { outcome: 'printed' } });
  const settled = await why(day, id);
  t.deepEqual(settled.next, ['请收款：76.00。']);
  t.true(sentences(settled.story).includes('店员确认任务 2 已出纸。'));
});

test('a dish that no printer takes is the cause, whether another stands in or not', async (t) => {
  const day = await startKitchenDay(t);
  const id = await day.order();
  await day.confirm(id);
  await day.spool();
  await day.show();
  const lost = await why(day, id);
  t.is(lost.next[0], '没有打印机负责 热菜：请启用一台打印订单的打印机，再补打任务 1。');
  t.like(lost.paper, [{ printer: null, status: 'failed' }]);
  await day.addPrinter({ stations: ['饮品'] });
  const other = await day.order();
  await day.confirm(other);
  await day.spool();
  await day.print(2, proven);
  await day.show();
  const standIn = await why(day, other);
  t.deepEqual(standIn.next, ['请收款：76.00。', '请为 热菜 设置打印机。']);
  t.regex(standIn.paper[0].sentence, /热菜 没有设置打印机，由 Kitchen 代打。/);
});

test('a ticket without any paper after its deadline points at the printing service', async (t) => {
  const day = await startKitchenDay(t);
  await day.addPrinter();
  const id = await day.order();
  await day.confirm(id);
  await day.show();
  t.is((await why(day, id)).next.length, 1);
  day.pass(61);
  t.regex((await why(day, id)).next[0], /第 1 单完全没有出纸/);
  await day.spool();
  day.pass(61);
  t.regex((await why(day, id)).next[0], /任务 1 还没有打印/);
});

test('why money went back is told in the language of the reader', async (t) => {
  const day = await startKitchenDay(t);
  const id = await day.order();
  const body = { order_id: id, payment_method: 'cash' };
  const { payment_id } = (await day.call('createPayment', { as: 'staff', body })).body;
  await day.call('confirmPayment', { as: 'staff', params: { id: payment_id } });
  t.is((await day.call('cancelOrder', { as: 'staff', params: { id }, body: {} })).status, 200);
  const told = async (language: string) =>
    sentences((await day.call('explainOrder', { as: 'staff', params: { id }, language })).body.story).join(
      ' ',
    );
  t.regex(await told('zh-CN'), /已退款 76\.00：订单取消。/);
  t.regex(await told('zh-TW'), /已退款 76\.00：訂單取消。/);
  t.regex(await told('en'), /76\.00 was given back: the order was cancelled\./);
});

test('what staff were told of missing paper stands in the story, in three languages', async (t) => {
  const day = await startKitchenDay(t);
  await day.addPrinter();
  const id = await day.order();
  await day.confirm(id);
  const patrol = () => raisePaperAlarms({ ...day, dueMs: 60_000, everyMs: 60_000 });
  for (let minute = 0; minute < 3; minute += 1) {
    day.pass(61);
    t.is(await patrol(), 1);
  }
  const told = async (language: string) => {
    const { body } = await day.call('explainOrder', { as: 'staff', params: { id }, language });
    return body.story.filter(({ what }: { what: string }) => what === 'alarm');
  };
  const [step, ...others] = await told('zh-CN');
  t.like(step, { who: null, sentence: '已提醒店员 3 次：第 1 单的 热菜 完全没有出纸。' });
  t.deepEqual(others, []);
  t.like(await told('zh-TW'), [{ sentence: '已提醒店員 3 次：第 1 單的 热菜 完全沒有出紙。' }]);
  t.like(await told('en'), [{ sentence: 'Staff were told 3 times: ticket 1 has no paper at all for 热菜.' }]);
});

test('payments and what their provider reported; where payment confirms, it is what is wanted', async (t) => {
  const day = await startKitchenDay(t);
  const change = { confirm_policy: 'on_payment' };
  await day.call('changeStore', { as: 'admin', params: { id: 1 }, body: change });
  const id = await day.order();
  t.deepEqual((await why(day, id)).next, ['请收款 76.00：付款后订单自动确认。']);
  const body = { order_id: id, payment_method: 'wechat' };
  const { payment_id } = (await day.call('createPayment', { as: 'staff', body })).body;
  await payCallback(day, { payment_id, transaction_id: 'T1', success: false });
  day.pass(1);
  await payCallback(day, { payment_id, transaction_id: 'T1', success: true });
  const { story, next, status } = await why(day, id);
  t.is(status, 'confirmed');
  t.deepEqual(next, ['无需处理。']);
  const steps = story.filter(({ what }: { what: string }) => what === 'payment');
  t.deepEqual(sentences(steps), [
    '发起支付 1：76.00，微信支付。',
    '支付 1 失败。',
    '支付 1 到账：76.00，流水号 T1。',
  ]);
  t.is(story.find(({ what }: { what: string }) => what === 'confirmed').who, '支付渠道 simulated');
});

test('it is told in the language the caller reads, to the staff of the store alone', async (t) => {
  const day = await startKitchenDay(t);
  const id = await day.order();
  const read = async (language: string) => {
    const headers = { authorization: `Bearer ${day.tokens.staff}`, 'accept-language': language };
    const response = await fetch(`${day.url}/api/orders/${id}/why`, { headers });
    return JSON.parse(await response.text()).next[0];
  };
  t.is(await read('en-GB,en;q=0.9'), 'Confirm the order: the kitchen does not know of it yet.');
  t.is(await read('fr'), await read('en'));
  for (const chinese of ['zh-CN', 'zh-SG', 'zh', '*']) t.regex(await read(chinese), /请确认订单/, chinese);
  for (const chinese of ['zh-TW', 'zh-HK', 'zh-Hant', 'zh-Hant-TW, zh;q=0.5'])
    t.regex(await read(chinese), /請確認訂單/, chinese);
  t.is((await day.call('explainOrder', { as: 'otherStaff', params: { id } })).status, 404);
  t.is((await day.call('explainOrder', { as: 'staff', params: { id: 999 } })).status, 404);
});

test("the kitchen's order: what it is cooking now, and how long that usually takes", async (t) => {
  const day = await startKitchenDay(t);
  const kitchenOrder = (id: number) => day.call('getKitchenOrder', { as: 'staff', params: { id } });
  const id = await day.order({
    items: [
      { menu_item_id: 1, quantity: 2 },
      { menu_item_id: 4, quantity: 1 },
    ],
  });
  t.is((await kitchenOrder(id)).status, 404);
  await day.confirm(id);
  t.like((await kitchenOrder(id)).body, { order_id: id, status: 'confirmed', estimated_time: null });
  const [, cola] = (await day.call('getOrder', { as: 'staff', params: { id } })).body.items;
  const voided = { params: { id, item_id: cola.id }, body: { reason: '客人换菜' } };
  await day.call('voidOrderItem', { as: 'staff', ...voided });
  const { items, kitchen_order_id } = (await kitchenOrder(id)).body;
  t.is(kitchen_order_id, 1);
  t.like(items, [{ name: '宫保鸡丁', quantity: 2, station: '热菜', status: 'pending' }]);
  t.is(items.length, 1);
  for (const minutes of [12, 4, 6]) {
    const other = await day.order();
    await day.confirm(other);
    day.pass(minutes * 60);
    for (const status of ['preparing', 'ready'])
      await day.call('changeOrderStatus', { as: 'staff', params: { id: other }, body: { status } });
  }
  t.is((await day.call('getKitchenOrder', { as: 'kitchen', params: { id } })).status, 403);
  t.is((await kitchenOrder(id)).body.estimated_time, 6);
});
