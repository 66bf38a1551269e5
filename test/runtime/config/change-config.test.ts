import test from 'ava';
import { changeConfig, findChanges } from '../../../src/runtime/config/change-config.ts';
import { loadConfig } from '../../../src/runtime/config/load-config.ts';

test('a change is seen by who holds the settings or a section of them, nothing else moves', (t) => {
  const { config } = loadConfig({ env: { RESTAURANTCTL_DATA_DIR: '/srv/a' } });
  const { config: next } = loadConfig({
    env: {
      RESTAURANTCTL_DATA_DIR: '/srv/a',
      RESTAURANTCTL_LIMITS_GUEST_OPEN_ORDERS: '7',
      RESTAURANTCTL_PAYMENTS_ALIPAY_APP_ID: 'x',
      RESTAURANTCTL_API_ALLOWED_ORIGINS: 'https://a.example,https://b.example',
    },
  });
  const { limits } = config;
  const { alipay } = config.payments;
  const changes = findChanges(config, next);
  t.deepEqual(
    changes.map(([key]) => key),
    ['api.allowed_origins', 'limits.guest_open_orders', 'payments.alipay.app_id'],
  );
  changeConfig(config, changes);
  t.deepEqual(config, next);
  t.is(limits.guest_open_orders, 7);
  t.is(alipay.app_id, 'x');
  t.deepEqual(findChanges(config, next), []);
});

test('a value that is not allowed changes nothing, not even the good ones beside it', (t) => {
  const { config } = loadConfig({ env: {} });
  const before = structuredClone(config);
  t.throws(() =>
    changeConfig(config, [
      ['log.level', 'debug'],
      ['log.keep', 'many'],
    ]),
  );
  t.deepEqual(config, before);
});
