import test, { type ExecutionContext } from 'ava';
import { startTestApi, type TestApi } from '../helpers/test-api.ts';

async function withOrder(t: ExecutionContext): Promise<{ api: TestApi; orderId: number }> {
  const api = await startTestApi(t);
  await api.call('createPrinter', { as: 'admin', body: { name: 'Kitchen', connection: 'virtual' } });
  const order = await api.call('createOrder', {
    as: 'staff',
    body: {
      store_id: 1,
      table_id: 1,
      items: [
        { menu_item_id: 1, quantity: 2 },
        { menu_item_id: 2, quantity: 1, options: { 规格: '大杯' } },
      ],
      payment_method: 'cash',
    },
  });
  t.is(order.status, 201, order.text);
  return { api, orderId: order.body.id };
}

test('a bill shows what is owed, its shares and the code to pay; asked for again it is not a copy', async (t) => {
  const { api, orderId } = await withOrder(t);
  const body = {
    printer_id: 1,
    order_id: orderId,
    job_type: 'bill',
    split_ways: 3,
    payment_qr: 'https://pay.example.com/1',
  };
  const bill = await api.call('createPrintJob', { as: 'staff', body });
  t.like(bill.body, { job_type: 'bill', status: 'pending', warnings: [] });
  t.regex(
    bill.body.print_content,
    /账单[\s\S]*2x  宫保鸡丁[\s\S]*应付[\s\S]*3\/3[\s\S]*\[QR\] https:\/\/pay/,
  );
  t.notRegex((await api.call('createPrintJob', { as: 'staff', body })).body.print_content, /REPRINT/);
  const wrong = { printer_id: 1, order_id: orderId, job_type: 'receipt', split_ways: 3 };
  t.is((await api.call('createPrintJob', { as: 'staff', body: wrong })).status, 422);
});

test('a report adds up the day', async (t) => {
  const { api, orderId } = await withOrder(t);
  const total = (await api.call('getOrder', { as: 'staff', params: { id: orderId } })).body.final_amount;
  const print = async (fields: object = {}) =>
    api.call('createPrintJob', { as: 'staff', body: { printer_id: 1, job_type: 'report', ...fields } });
  const before = await print();
  t.regex(before.body.print_content, /当班报表 X[\s\S]*订单总数 +1\n[\s\S]*未完成 +1\n[\s\S]*实收 +¥0\.00/);
  t.true(before.body.print_content.includes(`未付款 x1`));
  const payment = await api.call('createPayment', {
    as: 'staff',
    body: { order_id: orderId, payment_method: 'cash' },
  });
  await api.call('confirmPayment', { as: 'staff', params: { id: payment.body.payment_id } });
  const after = (await print()).body.print_content;
  t.regex(after, new RegExp(`现金 x1 +¥${total.toFixed(2)}`));
  t.regex(after, new RegExp(`实收 +¥${total.toFixed(2)}`));
  t.regex((await print({ day: '2020-01-01' })).body.print_content, /日结报表 Z[\s\S]*订单总数 +0/);
  t.is((await print({ day: '2999-01-01' })).status, 422);
  t.is((await print({ day: 'yesterday' })).status, 422);
});

test('the kitchen ticket goes by two names', async (t) => {
  const { api, orderId } = await withOrder(t);
  await api.call('changeOrderStatus', {
    as: 'staff',
    params: { id: orderId },
    body: { status: 'confirmed' },
  });
  const body = { printer_id: 1, order_id: orderId, job_type: 'kitchen' };
  t.like((await api.call('createPrintJob', { as: 'staff', body })).body, { job_type: 'order' });
});

test('every paper can be looked at before it is printed', async (t) => {
  const { api, orderId } = await withOrder(t);
  const body = { printer_id: 1, order_id: orderId, job_type: 'bill' };
  const job = await api.call('createPrintJob', { as: 'staff', body });
  const look = (form: 'Svg' | 'Png' | 'Text', more: object = {}) =>
    api.call(`previewPrintJob${form}`, { as: 'staff', params: { id: job.body.id }, ...more });
  const svg = await look('Svg');
  t.is(svg.headers.get('content-type'), 'image/svg+xml');
  t.regex(svg.text, /^<svg [\s\S]*>宫保鸡丁<[\s\S]*<\/svg>\n$/);
  const text = await look('Text');
  t.regex(text.text, /2x  宫保鸡丁 +￥\d/);
  // oxlint-disable-next-line no-control-regex -- the colours are what it is about
  t.notRegex(text.text, /\u001b/);
  // oxlint-disable-next-line no-control-regex
  t.regex((await look('Text', { query: { ansi: 'true' } })).text, /\u001b\[1;36m/);
  const png = await look('Png');
  t.true(png.status === 200 || png.status === 503, png.text);
  if (png.status === 200) t.is(png.headers.get('content-type'), 'image/png');
  else t.regex(png.text, /npm install/);
  t.is((await look('Svg', { as: 'customer' })).status, 403);
  t.is((await look('Svg', { as: 'otherStaff' })).status, 404);
});

test('Accept chooses the form of a preview', async (t) => {
  const { api, orderId } = await withOrder(t);
  const body = { printer_id: 1, order_id: orderId, job_type: 'bill' };
  const job = await api.call('createPrintJob', { as: 'staff', body });
  const look = async (accept: string) => {
    const reply = await api.call('previewPrintJob', { as: 'staff', params: { id: job.body.id }, accept });
    return {
      ...reply,
      type: reply.headers.get('content-type')?.split(';')[0],
      vary: reply.headers.get('vary'),
    };
  };
  t.like(await look('image/svg+xml'), { type: 'image/svg+xml', vary: 'Origin, Accept, Accept-Encoding' });
  const text = await look('text/*');
  t.is(text.type, 'text/plain');
  t.regex(text.text, /2x  宫保鸡丁 +￥\d/);
  t.is((await look('image/png;q=0.5, text/plain;q=0.9')).type, 'text/plain');
  // 503 where the package that draws pictures is missing.
  const any = await look('*/*');
  t.true(any.type === 'image/png' || any.status === 503, any.text);
  t.is((await look('application/pdf')).status, 406);
});

test('logo, direction, buzzer and drawer are settings of a printer', async (t) => {
  const { api } = await withOrder(t);
  const change = (body: object) => api.call('changePrinter', { as: 'admin', params: { id: 1 }, body });
  const settings = { logo_path: '/srv/logo.png', upside_down: true, buzzer: true, open_drawer: true };
  t.like((await change(settings)).body, settings);
  t.like((await change({ logo_path: null })).body, { ...settings, logo_path: null });
  t.is((await change({ logo_path: '/etc/passwd' })).status, 422);
});

test('a receipt of a split bill says who has paid; each share has its own, the first of which is no copy', async (t) => {
  const { api, orderId } = await withOrder(t);
  const { body: order } = await api.call('getOrder', { as: 'staff', params: { id: orderId } });
  const [duck, tea] = order.items;
  const parts = [
    [{ item_id: duck.id, quantity: 1 }],
    [
      { item_id: duck.id, quantity: 1 },
      { item_id: tea.id, quantity: 1 },
    ],
  ];
  const split = { as: 'staff', params: { id: orderId }, body: { by: 'items', parts } } as const;
  const [first, second] = (await api.call('splitBill', split)).body.shares;
  const pay = { order_id: orderId, payment_method: 'cash', share_id: first.id };
  const { payment_id: id } = (await api.call('createPayment', { as: 'staff', body: pay })).body;
  await api.call('confirmPayment', { as: 'staff', params: { id } });
  const print = async (share_id?: number) => {
    const body = { printer_id: 1, order_id: orderId, job_type: 'receipt', share_id };
    return (await api.call('createPrintJob', { as: 'staff', body })).body.print_content;
  };
  const whole = await print();
  t.regex(whole, /总计: ¥\d+\.00[\s\S]*分账\n {2}1\/2 {2}已付 +¥38\.00\n {2}2\/2 {2}未付款 +¥\d+\.00/);
  const one = await print(first.id);
  t.regex(one, /宫保鸡丁\n {2}1 x ¥38\.00 = ¥38\.00\n-+\n总计: ¥38\.00\n分账 1\/2 +¥38\.00/);
  t.notRegex(one, /珍珠奶茶|REPRINT|已付/);
  const other = await print(second.id);
  t.regex(other, /珍珠奶茶[\s\S]*分账 2\/2/);
  t.notRegex(other, /REPRINT/);
  t.regex(await print(first.id), /REPRINT/);
  t.regex(await print(), /REPRINT/);
  const ask = (body: object) => api.call('createPrintJob', { as: 'staff', body });
  const receipt = { printer_id: 1, order_id: orderId, job_type: 'receipt' };
  t.like((await ask({ ...receipt, share_id: 999 })).body, { status: 404, code: 'not_found' });
  t.is((await ask({ ...receipt, job_type: 'bill', share_id: first.id })).status, 422);
});

test('a receipt shows what went back, for which dish, and what is left; that of a share only its own', async (t) => {
  const { api, orderId } = await withOrder(t);
  const split = { as: 'staff', params: { id: orderId }, body: { by: 'shares', shares: 2 } } as const;
  const { shares } = (await api.call('splitBill', split)).body;
  const payments: number[] = [];
  for (const { id: share_id } of shares) {
    const body = { order_id: orderId, payment_method: 'cash', share_id };
    const { payment_id: id } = (await api.call('createPayment', { as: 'staff', body })).body;
    await api.call('confirmPayment', { as: 'staff', params: { id } });
    payments.push(id);
  }
  const { items, final_amount: total } = (
    await api.call('getOrder', { as: 'staff', params: { id: orderId } })
  ).body;
  const refund = async (id: number, body: object) => {
    const reply = await api.call('refundPayment', { as: 'staff', params: { id }, body });
    t.is(reply.status, 201, reply.text);
  };
  await refund(payments[0] ?? 0, { amount: 5.5, reason: '久等' });
  await refund(payments[1] ?? 0, { lines: [{ item_id: items[0].id, quantity: 1 }], reason: '凉了' });
  const print = async (share_id?: number) => {
    const body = { printer_id: 1, order_id: orderId, job_type: 'receipt', share_id };
    return (await api.call('createPrintJob', { as: 'staff', body })).body.print_content;
  };
  const left = (total - 5.5 - 38).toFixed(2).replace('.', '\\.');
  const whole = await print();
  t.regex(whole, new RegExp(`退款 +-¥5\\.50\\n退款 +-¥38\\.00\\n {2}1 x 宫保鸡丁\\n退款后实付 +¥${left}`));
  t.notRegex(whole, /久等|凉了/, 'what staff noted is not for guests');
  const one = await print(shares[0].id);
  t.regex(one, new RegExp(`退款 +-¥5\\.50\\n退款后实付 +¥${(shares[0].amount - 5.5).toFixed(2)}`));
  t.notRegex(one, /-¥38/);
});
