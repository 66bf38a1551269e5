import test, { type ExecutionContext } from 'ava';
import { keepFinishedDays } from '../../src/operations/reports/keep-day-figures.ts';
import {
  claimDays,
  forgetDayFigures,
  keepDayFigures,
  readDayFigures,
} from '../../src/storage/day-figures.ts';
import { createRandom } from '../helpers/random.ts';
import { createSettableClock } from '../helpers/settable-clock.ts';
import { startTestApi, userToken } from '../helpers/test-api.ts';

const hourMs = 3_600_000;

const reports = [
  'getRevenueSummary',
  'getPaymentMethodShares',
  'getMenuItemSales',
  'getHourlySales',
  'getDailyRevenue',
];

/** A restaurant whose time is passed by hand; dishes 1 and 4 have no required options. */
async function openRestaurant(t: ExecutionContext) {
  const clock = createSettableClock();
  const api = await startTestApi(t, { clock });
  const { storage } = api;
  const attempt = async (name: string, input: object) =>
    api.call(name, { token: await userToken(1, clock), ...input });
  const call = async (name: string, input: object) => {
    const { status, body, text } = await attempt(name, input);
    t.true(status < 300, `${name}: ${text}`);
    return body;
  };
  const items = (quantity: number) => [
    { menu_item_id: 1, quantity },
    { menu_item_id: 4, quantity: 2 },
  ];
  return {
    clock,
    storage,
    attempt,
    call,
    place: (quantity: number) => call('createOrder', { body: { store_id: 1, items: items(quantity) } }),
    pay: async (orderId: number, method = 'cash'): Promise<number> => {
      const body = { order_id: orderId, payment_method: method };
      const { payment_id: id } = await call('createPayment', { body });
      await call('confirmPayment', { params: { id } });
      return id;
    },
    keep: () => keepFinishedDays({ storage, clock }),
    keptDays: async (): Promise<string[]> =>
      storage.read('day_figures').whereNotNull('revenue').orderBy('business_day').pluck('business_day'),
    /** All reports that kept figures can shorten, over whole and partial periods. */
    ask: async () => {
      const answers: Record<string, unknown> = {};
      const day = (back: number) =>
        new Date(clock.now().getTime() - back * 24 * hourMs).toISOString().slice(0, 10);
      for (const [first, last] of [
        [300, 0],
        [6, 2],
        [1, 1],
      ] as const) {
        const period = { period: 'custom', custom_start: day(first), custom_end: day(last) };
        for (const name of reports) {
          const query = name === 'getDailyRevenue' ? { days: first + 1 } : period;
          answers[`${name} ${first}`] = await call(name, { query: { store_id: 1, ...query } });
        }
      }
      return answers;
    },
  };
}

for (const seed of [1, 2, 3]) {
  test(`kept figures and a count of the orders agree through a random history (seed ${seed})`, async (t) => {
    const { clock, storage, attempt, call, place, pay, keep, keptDays, ask } = await openRestaurant(t);
    const random = createRandom(seed);
    const pick = <Item>(list: readonly Item[]) => list[Math.floor(random() * list.length)];
    const orders: number[] = [];
    const payments: number[] = [];
    let forgotten = 0;
    // What is refused, such as voiding what was paid back, changes nothing: that is a history as well.
    const deeds: readonly (() => Promise<unknown>)[] = [
      async () => orders.push((await place(1 + Math.floor(random() * 3))).id),
      async () => {
        const { id } = await place(1);
        orders.push(id);
        payments.push(await pay(id, pick(['cash', 'credit_card', 'counter'])));
      },
      async () => {
        const { status, body } = await attempt('createPayment', {
          body: { order_id: pick(orders), payment_method: 'cash' },
        });
        if (status < 300) await call('confirmPayment', { params: { id: body.payment_id } });
      },
      () =>
        attempt('addOrderItems', {
          params: { id: pick(orders) },
          body: { items: [{ menu_item_id: 4, quantity: 1 }] },
        }),
      () =>
        attempt('voidOrderItem', { params: { id: pick(orders), item_id: 1 + Math.floor(random() * 40) } }),
      () => attempt('cancelOrder', { params: { id: pick(orders) }, body: { reason: '客人离开' } }),
      () =>
        attempt('refundPayment', {
          params: { id: pick(payments) },
          body: { amount: 5.5, reason: '上菜太慢' },
        }),
      () =>
        call('changeStore', {
          params: { id: 1 },
          body: {
            timezone: pick(['Asia/Shanghai', 'America/New_York', 'Asia/Kathmandu']),
            business_day_start: pick(['00:00', '04:00']),
          },
        }),
    ];
    orders.push((await place(1)).id);
    payments.push(await pay(orders[0] ?? 0));
    for (let step = 0; step < 50; step++) {
      const before = (await keptDays()).length;
      await pick(deeds)?.();
      forgotten += before - (await keptDays()).length;
      clock.pass(Math.floor(random() * 12) * hourMs);
      if (random() < 0.4) await keep();
    }
    await keep();
    const kept = await ask();
    t.true((await keptDays()).length > 5);
    t.true(forgotten > 0, 'some change must have come late');
    await storage.write(({ db }) => db('day_figures').delete());
    t.deepEqual(kept, await ask());
  });
}

test('a late refund takes back the figures of its day alone, and the next round counts it anew', async (t) => {
  const { clock, place, pay, keep, keptDays, call } = await openRestaurant(t);
  const refunded = await pay((await place(1)).id);
  clock.pass(24 * hourMs);
  await pay((await place(1)).id);
  clock.pass(48 * hourMs);
  await keep();
  t.deepEqual(await keptDays(), ['2026-01-08', '2026-01-09', '2026-01-10'], 'a day without orders as well');
  const days = async () => {
    const figures: { revenue: number }[] = await call('getDailyRevenue', { query: { store_id: 1, days: 4 } });
    return figures.map(({ revenue }) => revenue);
  };
  t.deepEqual(await days(), [55, 55, 0, 0]);
  await call('refundPayment', { params: { id: refunded }, body: { amount: 15, reason: '上菜太慢' } });
  t.deepEqual(await keptDays(), ['2026-01-09', '2026-01-10']);
  t.deepEqual(await days(), [40, 55, 0, 0]);
  await keep();
  t.is((await keptDays()).length, 3);
  t.deepEqual(await days(), [40, 55, 0, 0]);
});

test('an order of a finished day that is no longer paid leaves its day, and comes back when it is', async (t) => {
  const { clock, place, pay, keep, call } = await openRestaurant(t);
  const { id } = await place(1);
  await pay(id);
  clock.pass(24 * hourMs);
  await keep();
  const yesterday = async () => {
    const query = { store_id: 1, period: 'yesterday' };
    const [summary, dishes] = [
      await call('getRevenueSummary', { query }),
      await call('getMenuItemSales', { query }),
    ];
    return [summary.net_revenue, dishes.length];
  };
  t.deepEqual(await yesterday(), [55, 2]);
  await call('addOrderItems', { params: { id }, body: { items: [{ menu_item_id: 4, quantity: 1 }] } });
  t.deepEqual(await yesterday(), [0, 0]);
  await keep();
  await pay(id);
  t.deepEqual(await yesterday(), [63.5, 2]);
});

test('an order that is neither paid nor was costs no day its figures', async (t) => {
  const { clock, place, keep, keptDays, call } = await openRestaurant(t);
  const { id } = await place(1);
  clock.pass(24 * hourMs);
  await keep();
  await call('changeOrderStatus', { params: { id }, body: { status: 'confirmed' } });
  t.deepEqual(await keptDays(), ['2026-01-08']);
});

test('figures that were counted before a change of their day are not kept after it', async (t) => {
  const { storage } = await openRestaurant(t);
  const day = '2026-01-08';
  const figures = {
    revenue: { orders: 1, amount: 5, discount: 0, net: 5 },
    methods: [],
    dishes: [],
    quarters: [],
  };
  const kept = () => readDayFigures(storage.read, { storeId: 1, days: { start: day, end: day } }, 'revenue');
  const claim = async () => (await storage.write((tx) => claimDays(tx, 1, [day]))).get(day) ?? 0;
  const late = await claim();
  await storage.write((tx) => forgetDayFigures(tx, 1, day));
  const fresh = await claim();
  await storage.write((tx) => keepDayFigures(tx, late, figures));
  t.is((await kept()).size, 0);
  await storage.write((tx) => keepDayFigures(tx, fresh, figures));
  t.deepEqual((await kept()).get(day), figures.revenue);
});
