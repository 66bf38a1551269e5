import test, { type ExecutionContext } from 'ava';
import { finishRefund } from '../../src/operations/payments/finish-refund.ts';
import { refuseUnknownVersions } from '../../src/operations/saga/refuse-unknown-versions.ts';
import { requirePaymentForChange } from '../../src/operations/payments/require-payment.ts';
import { providerActor } from '../../src/operations/payments/record-payment.ts';
import { settlePayment } from '../../src/operations/payments/settle-payment.ts';
import { type Clock, systemClock } from '../../src/runtime/clock.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { startSagaRunner } from '../../src/server/saga-runner.ts';
import { findPayment } from '../../src/storage/payments.ts';
import { startTestApi, type TestApi, type TestApiOptions } from '../helpers/test-api.ts';
import { waitFor } from '../helpers/wait-for.ts';

test('an order of a store that confirms by hand waits for a person, then for nobody', async (t) => {
  const shop = await openShop(t);
  const id = await shop.order();
  t.like(await shop.saga(id), {
    order_id: id,
    status: 'executing',
    executed_steps: ['order'],
    waiting: 'confirmation',
    attempts: 0,
    next_run_at: null,
    last_error: null,
  });
  await shop.confirm(id);
  const saga = await shop.saga(id);
  t.like(saga, { status: 'completed', waiting: null });
  t.deepEqual(saga.executed_steps, ['order', 'payment', 'kitchen', 'delivery']);
  t.is(stepOf(saga, 'payment').result, 'deferred');
  await shop.payAtTill(id);
  t.is(stepOf(await shop.saga(id), 'payment').result, 'paid');
  const delivery = await shop.call('getDelivery', { as: 'staff', params: { id } });
  t.like(delivery.body, { order_id: id, address: null, status: 'completed' }, 'nobody has to bring it');
});

test('an order that confirms itself is through at once, and undone in reverse when it is cancelled', async (t) => {
  const shop = await openShop(t, { policy: 'immediate' });
  const id = await shop.order({ service_mode: 'delivery', delivery_address: '南京路 1 号' });
  t.like(await shop.saga(id), { status: 'completed', payload: { delivery_address: '南京路 1 号' } });
  const { body } = await shop.call('getDelivery', { as: 'staff', params: { id } });
  t.like(body, { order_id: id, address: '南京路 1 号', status: 'pending', driver_id: null });
  t.is(body.id, body.delivery_id);
  t.is((await shop.cancel(id)).body.status, 'cancelled');
  const saga = await shop.saga(id);
  t.is(saga.status, 'compensated');
  t.deepEqual(saga.executed_steps, ['order', 'payment', 'kitchen', 'delivery'], 'what was done stays told');
  t.true(saga.steps.every(({ state }: { state: string }) => state === 'done'));
  t.is((await shop.call('getDelivery', { as: 'staff', params: { id } })).body.status, 'cancelled');
});

test('the last dish voided runs the compensations too', async (t) => {
  const shop = await openShop(t);
  const id = await shop.order();
  await shop.confirm(id);
  await shop.payAtTill(id);
  const { body: order } = await shop.call('getOrder', { as: 'staff', params: { id } });
  const params = { id, item_id: order.items[0].id };
  const voided = await shop.call('voidOrderItem', { as: 'staff', params, body: { reason: '没有了' } });
  t.like(voided.body, { status: 'cancelled', payment_status: 'refunded' });
  t.is((await shop.saga(id)).status, 'compensated');
});

test('completed food is not taken back', async (t) => {
  const shop = await openShop(t, { policy: 'immediate' });
  const id = await shop.order();
  for (const status of ['preparing', 'completed'])
    await shop.call('changeOrderStatus', { as: 'staff', params: { id }, body: { status } });
  t.is((await shop.cancel(id)).status, 409);
  t.is((await shop.saga(id)).status, 'completed');
});

test('what nobody paid in time is cancelled by its saga, and not before', async (t) => {
  const shop = await openShop(t, { policy: 'on_payment', env: fiveMinutes });
  const id = await shop.order({ items: [{ menu_item_id: 3, quantity: 2 }] });
  t.like(await shop.saga(id), { status: 'executing', waiting: 'payment' });
  t.is(await shop.stock(3), 8);
  shop.pass(4);
  const runner = shop.startRunner();
  const paid = await shop.order();
  await shop.payAtTill(paid);
  t.is((await shop.saga(id)).status, 'executing');
  shop.pass(1);
  await shop.becomes(id, 'compensated');
  await runner.stop();
  t.is((await shop.call('getOrder', { as: 'staff', params: { id } })).body.status, 'cancelled');
  t.is(await shop.stock(3), 10);
  const { body: history } = await shop.call('getOrderHistory', { as: 'staff', params: { id } });
  t.like(history.at(-1), { status: 'cancelled', actor: 'system:saga', reason: '逾期未付款' });
  t.like(await shop.saga(paid), { status: 'completed' });
});

test('with a patience of 0 minutes an order waits for its payment for ever', async (t) => {
  const shop = await openShop(t, {
    policy: 'on_payment',
    env: { RESTAURANTCTL_ORDERS_CANCEL_UNPAID_MINUTES: '0' },
  });
  t.like(await shop.saga(await shop.order()), { waiting: 'payment', next_run_at: null });
});

test('money on its way back holds the saga; late money after a cancellation is sent back as well', async (t) => {
  const shop = await openShop(t, { policy: 'on_payment' });
  const id = await shop.order();
  await shop.payRemotely(id);
  t.is((await shop.cancel(id)).body.status, 'cancelled', 'the kitchen stops at once');
  t.like(await shop.saga(id), { status: 'compensating', waiting: 'refund' });
  t.is(stepOf(await shop.saga(id), 'payment', 'compensation').state, 'started');
  await shop.finishRefund(1, 'done');
  t.like(await shop.saga(id), { status: 'compensated', waiting: null });

  const late = await shop.order();
  const paymentId = await shop.askRemotely(late);
  await shop.cancel(late);
  t.is((await shop.saga(late)).status, 'compensated');
  await shop.arrive(paymentId);
  t.like(await shop.saga(late), { status: 'compensating', waiting: 'refund' });
  await shop.finishRefund(2, 'done');
  t.is((await shop.saga(late)).status, 'compensated');
});

test('a refund that is refused is shown until a person has it tried again or does without it', async (t) => {
  const shop = await openShop(t, { policy: 'on_payment' });
  const id = await shop.order();
  await shop.payRemotely(id);
  await shop.cancel(id);
  await shop.finishRefund(1, 'failed');
  t.like(await shop.saga(id), { status: 'needs_attention', last_error: 'The refund was refused.' });
  const { body: attention } = await shop.call('listAttention', { as: 'staff' });
  const item = attention.items.find(({ kind }: { kind: string }) => kind === 'saga');
  t.like(item, { order_id: id });
  t.regex(item.sentence, /支付/);
  const { body: why } = await shop.call('explainOrder', { as: 'staff', params: { id } });
  t.like(why.saga, { status: 'needs_attention' });
  t.regex(why.next[0], /重试或跳过/);

  const params = { order_id: id };
  t.is((await shop.call('retrySaga', { as: 'staff', params, body: {} })).status, 422, 'with a reason only');
  const body = { reason: '渠道已恢复' };
  t.is((await shop.call('retrySaga', { as: 'otherStaff', params, body })).status, 404);
  t.is((await shop.call('retrySaga', { as: 'staff', params, body })).body.status, 'compensating');
  t.is((await shop.call('retrySaga', { as: 'staff', params, body })).status, 409, 'once');
  const runner = shop.startRunner();
  await waitFor('another refund', async () => (await shop.saga(id)).waiting === 'refund');
  await shop.finishRefund(2, 'failed');
  await shop.call('skipSaga', { as: 'staff', params, body: { reason: '已退现金' } });
  await shop.becomes(id, 'compensated');
  await runner.stop();
  const saga = await shop.saga(id);
  t.is(stepOf(saga, 'payment', 'compensation').state, 'skipped');
  t.like(saga.payload.interventions, [
    { action: 'retry', step: 'payment', actor: 'user:2', reason: '渠道已恢复' },
    { action: 'skip', step: 'payment', actor: 'user:2', reason: '已退现金' },
  ]);
  const { body: told } = await shop.call('explainOrder', { as: 'staff', params: { id } });
  const words = told.story.filter(({ what }: { what: string }) => what === 'saga');
  t.deepEqual(
    words.map(({ who }: { who: string }) => who),
    ['staff', 'staff'],
  );
});

test('a saga that is due and in nobody’s hand is reported', async (t) => {
  const shop = await openShop(t, { policy: 'on_payment', env: fiveMinutes });
  const id = await shop.order();
  shop.pass(7);
  const { body } = await shop.call('listAttention', { as: 'staff' });
  t.like(
    body.items.find(({ kind }: { kind: string }) => kind === 'saga_late'),
    { order_id: id },
  );
});

test('a step that keeps failing is tried ten times with longer and longer pauses, then left to a person', async (t) => {
  const shop = await openShop(t, { policy: 'on_payment', env: fiveMinutes });
  const id = await shop.order();
  // Nothing can be put on the order's history any more, so it can't be cancelled.
  await shop.storage.write(({ db }) =>
    db.raw(
      "create trigger no_history before insert on order_status_history begin select raise(abort, 'no history'); end",
    ),
  );
  const runner = shop.startRunner();
  shop.pass(5);
  const pauses: number[] = [];
  for (let attempt = 1; attempt <= 10; attempt++) {
    const row = await waitFor(`try ${attempt}`, async () => {
      const found = await shop.storage.read('saga').where({ order_id: id }).first();
      return found.attempt === attempt && found;
    });
    if (row.next_run_at === null) break;
    pauses.push((Date.parse(row.next_run_at) - Date.parse(row.updated_at)) / 1000);
    shop.pass((pauses.at(-1) ?? 0) / 60);
  }
  t.is(pauses.length, 9, 'no pause after the last one');
  for (const [index, pause] of pauses.entries()) {
    const planned = Math.min(60, 2 ** index);
    t.true(pause >= planned * 0.8 && pause <= planned * 1.2, `${pause} s after try ${index + 1}`);
  }
  t.like(await shop.saga(id), { status: 'needs_attention', attempts: 10 });
  t.regex((await shop.saga(id)).last_error, /no history/);
  t.is(
    (await shop.call('getOrder', { as: 'staff', params: { id } })).body.status,
    'pending',
    'half of nothing',
  );
  await shop.storage.write(({ db }) => db.raw('drop trigger no_history'));
  await shop.call('retrySaga', { as: 'staff', params: { order_id: id }, body: { reason: '数据库已修好' } });
  await shop.becomes(id, 'compensated');
  await runner.stop();
});

test('orders from before there were sagas get theirs, as they stand, when they change', async (t) => {
  const shop = await openShop(t);
  const ids = [await shop.order(), await shop.order()];
  await shop.confirm(ids[1] ?? 0);
  await shop.storage.write(async ({ db }) => {
    for (const table of ['delivery', 'saga_step', 'saga']) await db(table).delete();
  });
  const [pending = 0, confirmed = 0] = ids;
  t.is((await shop.call('getSaga', { as: 'staff', params: { order_id: pending } })).status, 404);
  const { body: why } = await shop.call('explainOrder', { as: 'staff', params: { id: pending } });
  t.is(why.saga, null);
  await shop.confirm(pending);
  t.like(await shop.saga(pending), { status: 'completed' });
  await shop.cancel(confirmed);
  const saga = await shop.saga(confirmed);
  t.is(saga.status, 'compensated');
  t.is(saga.steps.length, 8, 'all of it was done, all of it undone');
});

test('a program does not start on open sagas whose rules it does not know', async (t) => {
  const shop = await openShop(t);
  const id = await shop.order();
  await t.notThrowsAsync(refuseUnknownVersions(shop.storage));
  await shop.storage.write(({ db }) => db('saga').update({ version: 99 }));
  await t.throwsAsync(refuseUnknownVersions(shop.storage), { code: 'newer_schema', message: /saga 99/ });
  await shop.storage.write(({ db }) => db('saga').where({ order_id: id }).update({ state: 'completed' }));
  await t.notThrowsAsync(refuseUnknownVersions(shop.storage), 'what has ended is history');
});

/** Less than a token lives. */
const fiveMinutes = { RESTAURANTCTL_ORDERS_CANCEL_UNPAID_MINUTES: '5' };

interface Shop extends TestApi {
  /** Time goes on by so many minutes. */
  pass(minutes: number): void;
  order(body?: object): Promise<number>;
  confirm(id: number): ReturnType<TestApi['call']>;
  cancel(id: number): ReturnType<TestApi['call']>;
  saga(orderId: number): Promise<ReturnType<typeof JSON.parse>>;
  becomes(orderId: number, status: string): Promise<unknown>;
  stock(dishId: number): Promise<number>;
  payAtTill(orderId: number): Promise<void>;
  /** Asks for a payment that a real provider takes; returns its id. */
  askRemotely(orderId: number): Promise<number>;
  /** Its money arrives. */
  arrive(paymentId: number): Promise<void>;
  payRemotely(orderId: number): Promise<void>;
  finishRefund(refundId: number, outcome: 'done' | 'failed'): Promise<void>;
  startRunner(): { stop(): Promise<void> };
}

async function openShop(
  t: ExecutionContext,
  { policy = 'manual', env }: { readonly policy?: string; readonly env?: TestApiOptions['env'] } = {},
): Promise<Shop> {
  // It stands still unless the test has it go on.
  let time = Date.now();
  const clock: Clock = { ...systemClock, now: () => new Date(time) };
  const api = await startTestApi(t, { clock, ...(env && { env }) });
  const { call, storage } = api;
  const terms = { confirm_policy: policy, service_modes: ['dine_in', 'takeout', 'delivery'] };
  await call('changeStore', { as: 'admin', params: { id: 1 }, body: terms });
  const saga = async (orderId: number) =>
    (await call('getSaga', { as: 'staff', params: { order_id: orderId } })).body;
  const askRemotely = async (orderId: number): Promise<number> => {
    const body = { order_id: orderId, payment_method: 'wechat' };
    return (await call('createPayment', { as: 'staff', body })).body.payment_id;
  };
  const arrive = (paymentId: number): Promise<void> =>
    storage.write(async (tx) => {
      const payment = await findPayment(tx.db, paymentId);
      if (!payment) throw new Error(`There is no payment ${paymentId}`);
      const actor = providerActor('wechat', payment);
      const reached = await requirePaymentForChange(tx, actor, paymentId);
      await settlePayment(tx, { ...reached, actor, provider: 'wechat', transactionId: `T${paymentId}` });
    });
  return {
    ...api,
    pass: (minutes) => {
      time += minutes * 60_000;
    },
    order: async (body = {}) => {
      const placed = { store_id: 1, items: [{ menu_item_id: 1, quantity: 2 }], ...body };
      return (await call('createOrder', { as: 'staff', body: placed })).body.id;
    },
    confirm: (id) =>
      call('changeOrderStatus', { as: 'staff', params: { id }, body: { status: 'confirmed' } }),
    cancel: (id) => call('cancelOrder', { as: 'staff', params: { id }, body: { reason: '客人离开' } }),
    saga,
    becomes: (orderId, status) =>
      waitFor(`order ${orderId} to be ${status}`, async () => (await saga(orderId)).status === status),
    stock: async (dishId) => (await storage.read('menu_item').where({ id: dishId }).first('stock')).stock,
    payAtTill: async (orderId) => {
      const body = { order_id: orderId, payment_method: 'cash' };
      const { payment_id: id } = (await call('createPayment', { as: 'staff', body })).body;
      await call('confirmPayment', { as: 'staff', params: { id }, body: {} });
    },
    askRemotely,
    arrive,
    payRemotely: async (orderId) => arrive(await askRemotely(orderId)),
    finishRefund: async (refundId, outcome) => {
      await storage.write((tx) => finishRefund(tx, { refundId, outcome }));
    },
    startRunner: () => {
      const runner = startSagaRunner({
        storage,
        clock,
        logger: createLogger({ service: 'test', level: 'silent' }),
        owner: 'test',
        isGone: () => false,
        pollMs: 10,
      });
      t.teardown(() => runner.stop());
      return runner;
    },
  };
}

function stepOf(
  saga: { steps: readonly { step: string; direction: string; state: string; result: string | null }[] },
  step: string,
  direction = 'forward',
) {
  const found = saga.steps.find((record) => record.step === step && record.direction === direction);
  if (!found) throw new Error(`The saga has no step ${step} (${direction})`);
  return found;
}
