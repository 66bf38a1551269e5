import test, { type ExecutionContext } from 'ava';
import { systemClock } from '../../src/runtime/clock.ts';
import { startTestApi, type TestApi, userToken } from '../helpers/test-api.ts';

const names = [
  'getRevenueSummary',
  'getPaymentMethodShares',
  'getMenuItemSales',
  'getHourlySales',
  'getOrderStatusCounts',
  'getDailyRevenue',
  'getTopOrders',
];

interface Restaurant {
  /** Sets the time; from then on the tokens are of that time. */
  at(instant: string): Promise<void>;
  /** An order of 宫保鸡丁 (38 each) in the first store. */
  place(quantity?: number): Promise<{ id: number; order_number: string }>;
  /** Pays what an order owes at the till. */
  pay(orderId: number, method?: string): Promise<void>;
  sell(quantity?: number, method?: string): Promise<{ id: number; order_number: string }>;
  report(name: string, query?: object): Promise<ReturnType<typeof JSON.parse>>;
  readonly api: TestApi;
  token(): string;
}

/** A restaurant whose time is set by hand. */
async function openRestaurant(
  t: ExecutionContext,
  start: string,
  store: { timezone?: string; business_day_start?: string } = {},
): Promise<Restaurant> {
  let now = new Date(start);
  const clock = { ...systemClock, now: () => now };
  const api = await startTestApi(t, { clock });
  let token = await userToken(1, clock);
  const call = async (name: string, input: object) => {
    const reply = await api.call(name, { token, ...input });
    t.true(reply.status < 300, `${name}: ${reply.text}`);
    return reply.body;
  };
  await call('changeStore', { params: { id: 1 }, body: store });
  const place = (quantity = 1) =>
    call('createOrder', { body: { store_id: 1, items: [{ menu_item_id: 1, quantity }] } });
  const pay = async (orderId: number, method = 'cash') => {
    const body = { order_id: orderId, payment_method: method };
    const payment = await call('createPayment', { body });
    await call('confirmPayment', { params: { id: payment.payment_id } });
  };
  return {
    at: async (instant) => {
      now = new Date(instant);
      token = await userToken(1, clock);
    },
    place,
    pay,
    sell: async (quantity, method) => {
      const order = await place(quantity);
      await pay(order.id, method);
      return order;
    },
    report: (name, query = {}) => call(name, { query: { store_id: 1, ...query } }),
    api,
    token: () => token,
  };
}

const noon = '2026-01-08T12:30:00+08:00';

test('a day with two orders is told in the words of the requirement document', async (t) => {
  const { sell, report } = await openRestaurant(t, noon);
  const first = await sell(2, 'credit_card');
  const second = await sell(2, 'credit_card');
  t.deepEqual(await report('getRevenueSummary', { period: 'today' }), {
    period: 'today',
    start_date: '2026-01-08',
    end_date: '2026-01-08',
    total_orders: 2,
    total_amount: 152,
    total_discount: 0,
    net_revenue: 152,
    average_order_amount: 76,
  });
  t.deepEqual(await report('getPaymentMethodShares'), [
    { payment_method: 'credit_card', count: 2, amount: 152, percentage: 100 },
  ]);
  t.deepEqual(await report('getMenuItemSales', { limit: 20 }), [
    { menu_item_id: 1, menu_item_name: '宫保鸡丁', quantity: 4, revenue: 152 },
  ]);
  t.deepEqual(await report('getHourlySales'), [{ hour: 12, order_count: 2, revenue: 152 }]);
  t.deepEqual(await report('getOrderStatusCounts'), [{ order_status: 'pending', count: 2, amount: 152 }]);
  t.deepEqual(await report('getDailyRevenue', { days: 2 }), [
    { date: '2026-01-07', order_count: 0, revenue: 0 },
    { date: '2026-01-08', order_count: 2, revenue: 152 },
  ]);
  t.deepEqual(
    await report('getTopOrders', { limit: 10 }),
    [first, second].map(({ id, order_number }) => ({
      order_id: id,
      order_number,
      table_id: null,
      final_amount: 76,
      order_status: 'pending',
      items_count: 2,
    })),
  );
});

test('what was given back lessens the day of its order; counts stay', async (t) => {
  const { at, sell, report, api, token } = await openRestaurant(t, noon);
  await sell(2, 'cash');
  await sell(1, 'credit_card');
  await at('2026-01-09T12:30:00+08:00');
  const body = { amount: 20.5, reason: '上菜太慢' };
  await api.call('refundPayment', { token: token(), params: { id: 1 }, body });
  await sell(1, 'cash');
  t.deepEqual(await report('getDailyRevenue', { days: 2 }), [
    { date: '2026-01-08', order_count: 2, revenue: 93.5 },
    { date: '2026-01-09', order_count: 1, revenue: 38 },
  ]);
  const yesterday = { period: 'yesterday' };
  t.like(await report('getRevenueSummary', yesterday), {
    total_orders: 2,
    total_amount: 114,
    total_discount: 0,
    net_revenue: 93.5,
    average_order_amount: 46.75,
  });
  t.like(await report('getPaymentMethodShares', yesterday), [
    { payment_method: 'cash', count: 1, amount: 55.5 },
    { payment_method: 'credit_card', count: 1, amount: 38 },
  ]);
  t.like(await report('getHourlySales', yesterday), [{ hour: 12, order_count: 2, revenue: 93.5 }]);
  t.like(await report('getOrderStatusCounts', yesterday), [{ count: 2, amount: 114 }]);
  t.like(await report('getMenuItemSales', yesterday), [{ quantity: 3, revenue: 114 }]);
});

test('a day without orders is zeros and empty lists', async (t) => {
  const { report } = await openRestaurant(t, noon);
  t.like(await report('getRevenueSummary'), { total_orders: 0, net_revenue: 0, average_order_amount: 0 });
  for (const name of names.filter((each) => each !== 'getRevenueSummary' && each !== 'getDailyRevenue'))
    t.deepEqual(await report(name), [], name);
  const days: { order_count: number }[] = await report('getDailyRevenue');
  t.deepEqual(
    days.map(({ order_count }) => order_count),
    [0, 0, 0, 0, 0, 0, 0],
  );
});

test('unpaid, cancelled, refunded and half paid orders count by status only', async (t) => {
  const { api, token, place, pay, sell, report } = await openRestaurant(t, noon);
  const kept = await sell(1);
  await place(2);
  const refunded = await sell(3);
  const cancelled = await place(4);
  const halfPaid = await sell(5);
  for (const { id } of [refunded, cancelled])
    await api.call('cancelOrder', { token: token(), params: { id }, body: { reason: '客人离开' } });
  const more = { items: [{ menu_item_id: 4, quantity: 2 }] };
  await api.call('addOrderItems', { token: token(), params: { id: halfPaid.id }, body: more });
  t.like(await report('getRevenueSummary'), { total_orders: 1, total_amount: 38, net_revenue: 38 });
  t.deepEqual(await report('getHourlySales'), [{ hour: 12, order_count: 1, revenue: 38 }]);
  t.deepEqual(await report('getDailyRevenue', { days: 1 }), [
    { date: '2026-01-08', order_count: 1, revenue: 38 },
  ]);
  t.like(await report('getPaymentMethodShares'), [{ count: 1, amount: 38 }]);
  t.like(await report('getMenuItemSales'), [{ quantity: 1, revenue: 38 }]);
  t.like(await report('getTopOrders'), [{ order_id: kept.id }]);
  t.deepEqual(await report('getOrderStatusCounts'), [
    { order_status: 'pending', count: 3, amount: 38 + 76 + 207 },
    { order_status: 'cancelled', count: 2, amount: 114 + 152 },
  ]);
  await pay(halfPaid.id, 'credit_card');
  t.like(await report('getRevenueSummary'), {
    total_orders: 2,
    net_revenue: 245,
    average_order_amount: 122.5,
  });
  t.like(await report('getPaymentMethodShares'), [
    { payment_method: 'cash', count: 2, amount: 228 },
    { payment_method: 'credit_card', count: 1, amount: 17 },
  ]);
});

test('voided dishes were not sold', async (t) => {
  const { api, token, place, pay, report } = await openRestaurant(t, noon);
  const items = [
    { menu_item_id: 4, quantity: 3 },
    { menu_item_id: 1, quantity: 1 },
  ];
  const { id } = await place(2);
  const { body } = await api.call('addOrderItems', { token: token(), params: { id }, body: { items } });
  await api.call('voidOrderItem', { token: token(), params: { id, item_id: body.items[2].id } });
  await pay(id);
  t.deepEqual(await report('getMenuItemSales'), [
    { menu_item_id: 4, menu_item_name: '可乐', quantity: 3, revenue: 25.5 },
    { menu_item_id: 1, menu_item_name: '宫保鸡丁', quantity: 2, revenue: 76 },
  ]);
  t.is((await report('getMenuItemSales', { limit: 1 })).length, 1);
  t.like(await report('getTopOrders'), [{ items_count: 5, final_amount: 101.5 }]);
  t.like(await report('getRevenueSummary'), { net_revenue: 101.5 });
});

test('percentages add up to exactly 100', async (t) => {
  const { sell, report } = await openRestaurant(t, noon);
  for (const method of ['cash', 'credit_card', 'counter']) await sell(1, method);
  const shares: { percentage: number }[] = await report('getPaymentMethodShares');
  t.deepEqual(
    shares.map(({ percentage }) => percentage),
    [33.34, 33.33, 33.33],
  );
});

test('a shift says what its report on paper says', async (t) => {
  const { at, place, sell, report, api, token } = await openRestaurant(t, noon);
  await sell(2, 'cash');
  await sell(1, 'credit_card');
  await place(3);
  const cancelled = await place(1);
  await api.call('cancelOrder', { token: token(), params: { id: cancelled.id }, body: {} });
  const body = { amount: 20.5, reason: '上菜太慢' };
  await api.call('refundPayment', { token: token(), params: { id: 1 }, body });
  const shift = {
    day: '2026-01-08',
    is_final: false,
    orders: { total: 4, completed: 0, open: 3, cancelled: 1 },
    gross_amount: 114,
    discount_amount: 0,
    paid_orders: 2,
    net_revenue: 93.5,
    average_order_amount: 46.75,
    payments: [
      { payment_method: 'cash', count: 1, amount: 55.5 },
      { payment_method: 'credit_card', count: 1, amount: 38 },
    ],
    refunds: { count: 1, amount: 20.5 },
    voids: { count: 0, amount: 0 },
    unpaid: { count: 1, amount: 114 },
  };
  t.deepEqual(await report('getShiftReport'), shift);
  await at('2026-01-09T12:30:00+08:00');
  t.deepEqual(await report('getShiftReport', { day: '2026-01-08' }), { ...shift, is_final: true });
  const query = { store_id: 1, day: '2026-01-10' };
  t.like(await api.call('getShiftReport', { token: token(), query }), { status: 422 });
  const both = { store_id: 1, days: 2, period: 'week' };
  t.like(await api.call('getDailyRevenue', { token: token(), query: both }), { status: 422 });
});

test('each period counts its own days', async (t) => {
  const { at, sell, report } = await openRestaurant(t, '2026-02-28T12:00:00+08:00');
  await sell(1);
  for (const [day, quantity] of [
    ['2026-03-01', 2],
    ['2026-03-08', 4],
    ['2026-03-09', 8],
    ['2026-03-10', 16],
    ['2026-03-11', 32],
  ] as const) {
    await at(`${day}T12:00:00+08:00`);
    await sell(quantity);
  }
  for (const [query, start_date, end_date, dishes] of [
    [{}, '2026-03-11', '2026-03-11', 32],
    [{ period: 'yesterday' }, '2026-03-10', '2026-03-10', 16],
    [{ period: 'week' }, '2026-03-09', '2026-03-11', 8 + 16 + 32],
    [{ period: 'month' }, '2026-03-01', '2026-03-11', 62],
    [{ period: 'last_month' }, '2026-02-01', '2026-02-28', 1],
    [
      { period: 'custom', custom_start: '2026-03-01', custom_end: '2026-03-08' },
      '2026-03-01',
      '2026-03-08',
      6,
    ],
  ] as const)
    t.like(await report('getRevenueSummary', query), { start_date, end_date, net_revenue: 38 * dishes });
  const custom = { period: 'custom', custom_start: '2026-03-07', custom_end: '2026-03-08' };
  t.deepEqual(await report('getDailyRevenue', custom), [
    { date: '2026-03-07', order_count: 0, revenue: 0 },
    { date: '2026-03-08', order_count: 1, revenue: 152 },
  ]);
  t.is((await report('getDailyRevenue', { period: 'last_month' })).length, 28);
  const days: { date: string; revenue: number }[] = await report('getDailyRevenue', { days: 12 });
  t.deepEqual(
    days.map(({ date, revenue }) => [date.slice(5), revenue / 38]),
    [
      ['02-28', 1],
      ['03-01', 2],
      ...['03-02', '03-03', '03-04', '03-05', '03-06', '03-07'].map((day) => [day, 0]),
      ['03-08', 4],
      ['03-09', 8],
      ['03-10', 16],
      ['03-11', 32],
    ],
  );
});

test('what is sold after midnight and before the cut-over belongs to the evening', async (t) => {
  const { at, sell, report } = await openRestaurant(t, '2026-01-08T23:59:59.999+08:00', {
    business_day_start: '04:00',
  });
  await sell(1);
  await at('2026-01-09T03:59:59.999+08:00');
  await sell(2);
  t.like(await report('getRevenueSummary'), { start_date: '2026-01-08', net_revenue: 38 * 3 });
  t.deepEqual(await report('getHourlySales'), [
    { hour: 3, order_count: 1, revenue: 76 },
    { hour: 23, order_count: 1, revenue: 38 },
  ]);
  await at('2026-01-09T04:00:00+08:00');
  await sell(4);
  t.like(await report('getRevenueSummary'), { start_date: '2026-01-09', net_revenue: 38 * 4 });
  t.like(await report('getRevenueSummary', { period: 'yesterday' }), { net_revenue: 38 * 3 });
});

for (const { name, timezone, instants, hours } of [
  {
    name: 'an hour that New York skips has no sales',
    timezone: 'America/New_York',
    instants: [
      '2026-03-08T04:59:59Z',
      '2026-03-08T05:00:00Z',
      '2026-03-08T06:59:59Z',
      '2026-03-08T07:00:00Z',
    ],
    hours: [0, 1, 3],
  },
  {
    name: 'an hour that New York repeats is one',
    timezone: 'America/New_York',
    instants: [
      '2026-11-01T03:59:59Z',
      '2026-11-01T05:30:00Z',
      '2026-11-01T06:30:00Z',
      '2026-11-02T04:59:59Z',
    ],
    hours: [1, 1, 23],
  },
  {
    name: 'Kathmandu’s hours begin at a quarter',
    timezone: 'Asia/Kathmandu',
    instants: [
      '2026-01-07T18:14:59Z',
      '2026-01-07T18:15:00Z',
      '2026-01-08T06:14:59Z',
      '2026-01-08T06:15:00Z',
    ],
    hours: [0, 11, 12],
  },
  {
    name: 'on Kiritimati the day is half over before it begins in Greenwich',
    timezone: 'Pacific/Kiritimati',
    instants: ['2028-02-28T09:59:59Z', '2028-02-28T10:00:00Z', '2028-02-29T09:59:59Z'],
    hours: [0, 23],
  },
] as const) {
  test(name, async (t) => {
    const { at, sell, report } = await openRestaurant(t, instants[0], { timezone });
    // The first is the last of the day before.
    for (const instant of instants) {
      await at(instant);
      await sell(1);
    }
    const counts = new Map<number, number>();
    for (const hour of hours) counts.set(hour, (counts.get(hour) ?? 0) + 1);
    t.deepEqual(
      await report('getHourlySales'),
      [...counts].map(([hour, count]) => ({ hour, order_count: count, revenue: 38 * count })),
    );
    t.like(await report('getDailyRevenue', { days: 2 }), [{ order_count: 1 }, { order_count: hours.length }]);
  });
}

test('a period that makes no sense is refused, naming the field', async (t) => {
  const { api, token } = await openRestaurant(t, noon);
  const custom = (start?: string, end?: string) => ({
    period: 'custom',
    ...(start !== undefined && { custom_start: start }),
    ...(end !== undefined && { custom_end: end }),
  });
  for (const [query, path] of [
    [custom(), 'custom_start'],
    [custom('2026-01-01'), 'custom_end'],
    [custom('2026-01-08', '2026-01-07'), 'custom_end'],
    [custom('2026-02-29', '2026-03-01'), 'custom_start'],
    [custom('2026-01-01', '2026-1-2'), 'custom_end'],
    [custom('2026-01-01', '2026-01-02T00:00:00'), 'custom_end'],
    [custom('2016-01-01', '2026-01-01'), 'custom_end'],
    [{ period: 'today', custom_start: '2026-01-01' }, 'custom_start'],
    [{ period: 'year' }, 'period'],
    [{ format: 'xml' }, 'format'],
    [{ days: 7 }, 'days'],
  ] as const) {
    const asked = { store_id: 1, ...query };
    const { status, body } = await api.call('getRevenueSummary', { token: token(), query: asked });
    t.deepEqual([status, body.errors?.[0]?.path], [422, path], JSON.stringify(query));
  }
  for (const name of names) {
    const { status, body } = await api.call(name, { token: token() });
    t.deepEqual([status, body.errors[0].path], [422, 'store_id'], name);
  }
  for (const [name, field, most] of [
    ['getTopOrders', 'limit', 100],
    ['getMenuItemSales', 'limit', 100],
    ['getDailyRevenue', 'days', 366],
  ] as const)
    for (const [value, status] of [
      [0, 422],
      [most + 1, 422],
      [most, 200],
    ] as const) {
      const query = { store_id: 1, [field]: value };
      t.is((await api.call(name, { token: token(), query })).status, status, `${name} ${field}=${value}`);
    }
});

test('staff see their own store’s figures only', async (t) => {
  const { api, sell, report } = await openRestaurant(t, noon);
  await sell(1);
  t.like(await report('getRevenueSummary', { store_id: 2 }), { total_orders: 0 });
  for (const name of names) {
    t.is((await api.call(name, { as: 'staff', query: { store_id: 1 } })).status, 200, name);
    t.is((await api.call(name, { as: 'otherStaff', query: { store_id: 1 } })).status, 404, name);
    t.is((await api.call(name, { as: 'kitchen', query: { store_id: 1 } })).status, 403, name);
  }
});

test('every report is a table for spreadsheets too', async (t) => {
  const { api, token, sell } = await openRestaurant(t, noon);
  const dish = { name: '=HYPERLINK("http://x"),"买"' };
  t.is((await api.call('changeMenuItem', { token: token(), params: { id: 1 }, body: dish })).status, 200);
  await sell(2);
  const csv = async (name: string) => {
    const query = { store_id: 1, format: 'csv' };
    const { status, headers, text } = await api.call(name, { token: token(), query });
    t.is(status, 200);
    t.is(headers.get('content-type'), 'text/csv; charset=utf-8', name);
    t.regex(headers.get('content-disposition') ?? '', /^attachment; filename="[a-z-]+\.csv"$/);
    return text;
  };
  for (const name of names) t.regex(await csv(name), /^\uFEFF?("\w+",?)+\r\n/, name);
  // fetch takes the byte order mark off.
  t.is(
    await csv('getMenuItemSales'),
    `"menu_item_id","menu_item_name","quantity","revenue"\r\n1,"'=HYPERLINK(""http://x""),""买""",2,76\r\n`,
  );
  const response = await fetch(`${api.url}/api/analytics/menu-item-sales?store_id=1&format=csv`, {
    headers: { authorization: `Bearer ${token()}` },
  });
  t.is(Buffer.from(await response.arrayBuffer()).toString('hex', 0, 3), 'efbbbf');
});

test('no report reads through all orders', async (t) => {
  const { api, sell, report } = await openRestaurant(t, noon);
  await sell(1);
  const { read } = api.storage;
  const asked: { sql: string; bindings: string[] }[] = [];
  read.on('query', (query: { sql: string; bindings: string[] }) => {
    if (/orders|order_item|payment/.test(query.sql)) asked.push(query);
  });
  for (const name of names) await report(name);
  const queries = asked.splice(0);
  t.is(queries.length, names.length + 1, 'one each, and the portions of the top orders');
  for (const { sql, bindings } of queries) {
    const steps: { detail: string }[] = await read.raw(`explain query plan ${sql}`, bindings);
    const plan = steps.map(({ detail }) => detail).join('\n');
    t.notRegex(plan, /SCAN/, plan);
    if (sql.includes('business_day')) t.regex(plan, /orders USING (COVERING )?INDEX orders_report/, plan);
  }
});
