import test from 'ava';
import { startCuttingProxy } from '../helpers/cutting-proxy.ts';
import { runCli, startCli } from '../helpers/run-cli.ts';
import { startRunningSystem } from '../helpers/running-system.ts';
import { waitUntil } from '../helpers/wait-for.ts';

const order = { store_id: 1, table_id: 8, items: [{ menu_item_id: 2, quantity: 1 }] };

test('each event once, in order, over a connection that is cut again and again and a hub that restarts', async (t) => {
  const system = await startRunningSystem(t);
  const { hubPort } = system;
  let cutsLeft = 6;
  const proxy = await startCuttingProxy(t, {
    port: hubPort,
    // In the middle of the handshake, of the welcome, of a message.
    cutAfter: () => (cutsLeft > 0 ? 100 + 400 * cutsLeft-- : undefined),
  });
  system.hubPort = () => proxy.port;
  const tail = startCli(t, ['orders', 'tail', '--since', '0', '--json', '--data-dir', system.dataDir]);
  const count = 20;
  for (let i = 0; i < count; i++) {
    await system.api.createOrder({ body: order });
    if (i === 10) await system.restartHub();
  }
  const { seq: last } = await system.api.listOrders({ query: { store_id: 1 } });
  await waitUntil(() => tail.stdout.length >= last, 60_000);
  tail.child.kill('SIGINT');
  t.is((await tail.ended).code, 0);
  const events = tail.stdout.map((line): { seq: number; type: string } => JSON.parse(line));
  // On a slow machine alarms about orders nobody has seen come after the last one.
  t.true(events.length >= last);
  t.deepEqual(
    events.map(({ seq }) => seq),
    Array.from(events, (_, i) => i + 1),
  );
  t.is(events.filter(({ type }) => type === 'new_order').length, count);
  t.true(proxy.cuts() > 0, 'the proxy cut nothing');
  t.true(tail.stderr.includes('Connection lost; reconnecting. Nothing will be missed.'));
});

test('without --since it begins with what is new, for people a line each', async (t) => {
  const system = await startRunningSystem(t);
  await system.api.createOrder({ body: order });
  const tail = startCli(t, ['orders', 'tail', '--data-dir', system.dataDir]);
  await waitUntil(() => tail.stderr.some((line) => line.includes('Following store 1')));
  const placed = await system.api.createOrder({ body: { ...order, note: '少辣' } });
  await waitUntil(() => tail.stdout.length > 0);
  t.is(tail.stdout.length, 1);
  t.regex(
    tail.stdout[0] ?? '',
    new RegExp(`new order  ${placed.order_number}  TABLE 8  pending  32.00  1×鱼香肉丝`),
  );
});

test('a stream nobody serves is told at once', async (t) => {
  const { code, stderr } = await runCli(['orders', 'tail'], {
    env: { RESTAURANTCTL_DATA_DIR: '/nonexistent/restaurant' },
  });
  t.is(code, 3);
  t.regex(stderr, /Nothing runs in \/nonexistent\/restaurant\. Start it with: \S*restaurantctl .*start/);
});
