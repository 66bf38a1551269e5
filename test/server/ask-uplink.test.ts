import { createServer } from 'node:http';
import test from 'ava';
import { loadConfig } from '../../src/runtime/config/load-config.ts';
import { createUplinkProbe } from '../../src/server/ask-uplink.ts';
import { portOf } from '../../src/server/listen.ts';
import { createSettableClock } from '../helpers/settable-clock.ts';

test('a provider is reached, or it is not; many who ask at once are one question', async (t) => {
  let connections = 0;
  const provider = createServer().on('connection', () => void (connections += 1));
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  t.teardown(() => provider.close());
  const clock = createSettableClock();
  const ask = createUplinkProbe(configOf(`http://127.0.0.1:${portOf(provider)}`), clock);
  t.deepEqual(await Promise.all([ask(), ask(), ask()]), [true, true, true]);
  t.is(connections, 1);
  await new Promise((resolve) => provider.close(resolve));
  t.true(await ask(), 'remembered for a moment');
  clock.pass(5000);
  t.false(await ask());
});

test('a name that no resolver knows is no uplink', async (t) => {
  t.false(await createUplinkProbe(configOf('https://pay.invalid'), createSettableClock())());
});

test('the simulation needs no internet', async (t) => {
  const { config } = loadConfig({ env: {} });
  t.is(await createUplinkProbe(config, createSettableClock())(), null);
});

function configOf(address: string) {
  return loadConfig({
    env: {
      RESTAURANTCTL_PAYMENTS_PROVIDER: 'real',
      RESTAURANTCTL_PAYMENTS_CALLBACK_URL: 'https://order.example.com',
      RESTAURANTCTL_PAYMENTS_STRIPE_SECRET_KEY: 'sk_test_of_nobody',
      RESTAURANTCTL_PAYMENTS_STRIPE_WEBHOOK_SECRET: 'whsec_of_nobody',
      RESTAURANTCTL_PAYMENTS_STRIPE_BASE_URL: address,
    },
  }).config;
}
