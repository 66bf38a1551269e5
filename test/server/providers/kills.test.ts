import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { startWechat } from '../../fixtures/providers/wechat.ts';
import { type ApiProcess, startApiProcess } from '../../helpers/api-process.ts';
import { openTestStorage } from '../../helpers/open-test-storage.ts';
import { joinMember, phone, providerEnv } from '../../helpers/payment-shop.ts';
import { tempDir } from '../../helpers/temp-dir.ts';
import { startTestApi, testSecrets } from '../../helpers/test-api.ts';
import { waitFor } from '../../helpers/wait-for.ts';

/** A restaurant whose API is a process of its own; the test reads its database beside it. */
async function openMortalShop(t: ExecutionContext) {
  const dataDir = await tempDir(t);
  const storage = await openTestStorage(t, { filename: join(dataDir, 'restaurant.db') });
  const api = await startTestApi(t, { storage });
  await joinMember(api);
  const desk = await startWechat(t);
  const start = () =>
    startApiProcess(t, {
      ...providerEnv(desk),
      RESTAURANTCTL_DATA_DIR: dataDir,
      RESTAURANTCTL_AUTH_SECRET: testSecrets.auth,
    });
  const order = { store_id: 1, items: [{ menu_item_id: 1, quantity: 2 }] };
  const { body } = await api.call('createOrder', { as: 'customer', body: order });
  const post = async (process: ApiProcess, path: string, request: object) =>
    fetch(process.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${api.tokens.staff}` },
      body: JSON.stringify(request),
    });
  const ask = (process: ApiProcess) =>
    post(process, '/api/payment/create', {
      order_id: body.id,
      payment_method: 'wechat',
      customer_phone: phone,
    });
  return { storage, desk, start, ask, post };
}

test('ten copies of a callback, with the API killed in between, are one payment and one credit', async (t) => {
  const { storage, desk, start, ask } = await openMortalShop(t);
  let api = await start();
  t.is((await ask(api)).status, 201);
  const trade = desk.pay();
  let copies = 10;
  for (let kills = 0; copies > 0; kills += 1) {
    const process = api;
    const isMortal = kills < 2;
    const told = await Promise.all(
      Array.from({ length: copies }, async (_, place) => {
        const answer = await desk.report(process.url, trade).catch(() => undefined);
        // Whatever it has in hand by then, it has no time to finish.
        if (place === 0 && isMortal) await process.kill();
        return answer?.status === 200;
      }),
    );
    // What got no answer the provider sends again; one copy more comes after each crash.
    copies = told.filter((isDone) => !isDone).length + (isMortal ? 1 : 0);
    if (isMortal) api = await start();
  }
  const payments = await storage.read('payment').select('status', 'transaction_id');
  t.deepEqual(payments, [{ status: 'success', transaction_id: trade.transactionId }]);
  t.deepEqual(await storage.read('points_log').pluck('points'), [76]);
  t.is((await storage.read('member').where({ phone }).first()).points, 76);
  t.is((await storage.read('orders').first()).payment_status, 'paid');
  t.deepEqual(await storage.read('stray_report'), []);
});

test('a process that dies between a call and its result leaves nothing half and nothing twice', async (t) => {
  const { storage, desk, start, ask, post } = await openMortalShop(t);
  const first = await start();
  desk.fail('create', 'hang');
  const unanswered = ask(first).catch(() => undefined);
  await waitFor('the request to collect', () => desk.trades.size === 1);
  await first.kill();
  await unanswered;
  desk.fail('create');

  const second = await start();
  t.is((await ask(second)).status, 201);
  t.is(desk.trades.size, 1, 'asked under the same number');
  t.is((await storage.read('payment')).length, 1);
  const trade = desk.pay();
  t.is((await desk.report(second.url, trade)).status, 200);

  desk.fail('refund', 'hang');
  t.is((await post(second, '/api/payment/1/refund', { reason: '退款' })).status, 201);
  await waitFor('the money to move', () => trade.refunds.size === 1);
  await second.kill();
  desk.fail('refund');

  await start();
  const refund = () => storage.read('refund').first('status');
  await waitFor('the next process to find out', async () => (await refund()).status === 'done');
  t.deepEqual(
    [...trade.refunds.values()].map(({ amount, asked }) => [amount, asked]),
    [[7600, 1]],
  );
  t.is((await storage.read('payment').first()).status, 'refunded');
  t.is((await storage.read('orders').first()).payment_status, 'refunded');
});

test('simulated payments are refused where guests could reach them', async (t) => {
  const dataDir = await tempDir(t);
  const env = { RESTAURANTCTL_DATA_DIR: dataDir, RESTAURANTCTL_API_PUBLIC_URL: 'https://order.example.com' };
  const error = await t.throwsAsync(startApiProcess(t, env));
  t.regex(error.message, /payments are simulated.*payments\.provider = "none"/);
  await t.notThrowsAsync(startApiProcess(t, { ...env, RESTAURANTCTL_PAYMENTS_PROVIDER: 'none' }));
  await t.notThrowsAsync(startApiProcess(t, { ...env, RESTAURANTCTL_DEMO: '1' }));
});
