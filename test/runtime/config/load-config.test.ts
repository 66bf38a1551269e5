import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { DomainError } from '../../../src/domain/errors.ts';
import { configToEnvironment, loadConfig } from '../../../src/runtime/config/load-config.ts';
import { settingSchemas } from '../../../src/runtime/config/schema.ts';
import { makeFolder } from '../../helpers/make-folder.ts';

test('without any source every setting is the default of default.toml', (t) => {
  const { config, origins } = loadConfig({ env: {} });
  t.is(config.api.port, 8000);
  t.is(config.hub.max_buffer_bytes, 262_144);
  t.true(config.data_dir.startsWith('/') || /^[A-Z]:/.test(config.data_dir));
  t.true(Object.values(origins).every((origin) => origin === 'default'));
  t.deepEqual(Object.keys(origins).sort(), [...settingSchemas.keys()].sort());
});

test('flags win over the environment, the environment over the file, the file over the defaults', (t) => {
  const file = writeToml(t, 'language = "en"\n[api]\nport = 8101\nhost = "::1"\n[hub]\nport = 8102\n');
  const { config, origins } = loadConfig({
    file,
    env: { RESTAURANTCTL_API_PORT: '8201', RESTAURANTCTL_HUB_PORT: '8202' },
    flags: [{ key: 'api.port', flag: '--port', value: '8301' }],
  });
  t.is(config.api.port, 8301);
  t.is(origins['api.port'], 'flag:--port');
  t.is(config.hub.port, 8202);
  t.is(origins['hub.port'], 'env:RESTAURANTCTL_HUB_PORT');
  t.is(config.api.host, '::1');
  t.is(origins['api.host'], `file:${file}`);
  t.is(config.printd.port, 8765);
});

test('RESTAURANTCTL_CONFIG names the file unless a flag does', (t) => {
  const named = writeToml(t, 'language = "en"\n');
  const flagged = writeToml(t, 'language = "zh-TW"\n');
  t.is(loadConfig({ env: { RESTAURANTCTL_CONFIG: named } }).config.language, 'en');
  t.is(loadConfig({ file: flagged, env: { RESTAURANTCTL_CONFIG: named } }).config.language, 'zh-TW');
});

test('a relative data_dir is relative to the file that says it', (t) => {
  const file = writeToml(t, 'data_dir = "data"\n');
  t.is(loadConfig({ file, env: {} }).config.data_dir, join(file, '..', 'data'));
});

test('lists are separated by commas, tables are JSON, an empty variable is not set', (t) => {
  const { config } = loadConfig({
    env: {
      RESTAURANTCTL_API_COMPAT_PORTS: '8080, 9000',
      RESTAURANTCTL_API_PORT: '',
      RESTAURANTCTL_MEMBERS_LEVELS: '[{"level":1,"level_name":"all","min_points":0,"discount":0.9}]',
    },
  });
  t.deepEqual(config.api.compat_ports, [8080, 9000]);
  t.is(config.api.port, 8000);
  t.is(config.members.levels[0]?.discount, 0.9);
});

test('a child that gets the settings as environment loads the same', (t) => {
  const file = writeToml(
    t,
    'data_dir = "here"\n[api]\ncompat_ports = [8080, 8081]\nport = 0\n[log]\nlevel = "debug"\n[backup]\ndaily_at = ""\n',
  );
  const loaded = loadConfig({ file, env: { RESTAURANTCTL_HUB_PORT: '8202' } });
  const child = loadConfig({ env: configToEnvironment(loaded) });
  t.deepEqual(child.config, loaded.config);
});

const badValues: [name: string, key: string, value: string, allowed: RegExp][] = [
  ['letters as a port', 'api.port', 'abc', /a whole number from 0 to 65535/],
  ['nothing as a port', 'api.port', '', /a whole number from 0 to 65535/],
  ['full-width digits as a port', 'api.port', '８０８０', /a whole number from 0 to 65535/],
  ['a port beyond the last', 'hub.port', '70000', /a whole number from 0 to 65535/],
  ['a negative port', 'printd.port', '-1', /a whole number from 0 to 65535/],
  ['a fraction of a port', 'api.port', '80.5', /a whole number from 0 to 65535/],
  ['hexadecimal', 'api.port', '0x50', /a whole number/],
  ['an unknown language', 'language', 'klingon', /one of zh-CN, zh-TW, en/],
  ['an empty host', 'api.host', '', /an address to listen on/],
  ['an address without scheme', 'api.public_url', 'example.com', /http:\/\//],
  ['an origin with a path', 'api.allowed_origins', 'https://a.example/x', /place 1, an origin/],
  ['one bad port in a list', 'api.compat_ports', '8080,x', /place 2, a whole number/],
  ['another database', 'database.url', 'mysql://u:p@h/d', /postgres/],
  ['a short secret', 'payments.simulated_secret', 'hunter2', /at least 32 bytes/],
  ['a cheap password hash', 'auth.bcrypt_cost', '4', /from 12 to 16/],
  ['a setting that does not exist', 'api.prot', '80', /no such setting/],
  [
    'a level without a name',
    'members.levels',
    '[{"level":1,"level_name":"","min_points":0,"discount":1}]',
    /level_name a name/,
  ],
];
for (const [name, key, value, allowed] of badValues)
  test(`refused, with what is allowed: ${name}`, (t) => {
    const error = failure(() => loadConfig({ env: {}, flags: [{ key, flag: '--x', value }] }));
    t.is(error?.code, 'config_invalid');
    t.true(error?.message.startsWith(key));
    t.true(error?.message.includes('--x'));
    t.regex(error?.message ?? '', allowed);
    if (key === 'payments.simulated_secret') t.false(error?.message.includes(value));
    if (key === 'database.url') t.false(error?.message.includes(':p@'));
  });

test('all problems of all sources are told at once', (t) => {
  const file = writeToml(t, '[hub]\nport = "x"\nspeed = 3\n');
  const error = failure(() => loadConfig({ file, env: { RESTAURANTCTL_LOG_KEEP: 'many' } }));
  t.regex(error?.message ?? '', /hub\.port is "x" \(in /);
  t.regex(error?.message ?? '', /hub\.speed .*no such setting/);
  t.regex(error?.message ?? '', /log\.keep is "many" \(from RESTAURANTCTL_LOG_KEEP\)/);
});

test('two services on one port are refused, two automatic ones are not', (t) => {
  const error = failure(() => loadConfig({ env: { RESTAURANTCTL_HUB_PORT: '8000' } }));
  t.regex(error?.message ?? '', /hub\.port is 8000 .*another port than api\.port/);
  t.notThrows(() => loadConfig({ env: { RESTAURANTCTL_HUB_PORT: '0', RESTAURANTCTL_API_PORT: '0' } }));
});

test('a file that is no TOML, or is missing, is refused by name', (t) => {
  const file = writeToml(t, 'port = = 3\n');
  t.true(failure(() => loadConfig({ file, env: {} }))?.message.startsWith(file));
  t.regex(
    failure(() => loadConfig({ file: '/nowhere/x.toml', env: {} }))?.message ?? '',
    /\/nowhere\/x\.toml/,
  );
});

(process.platform === 'win32' ? test.skip : test)(
  'a file with secrets that others may read is refused',
  (t) => {
    const file = writeToml(t, `[payments]\nsimulated_secret = "${'s'.repeat(32)}"\n`);
    chmodSync(file, 0o644);
    t.regex(failure(() => loadConfig({ file, env: {} }))?.message ?? '', /chmod 600/);
    chmodSync(file, 0o600);
    t.notThrows(() => loadConfig({ file, env: {} }));
  },
);

function writeToml(t: ExecutionContext, text: string): string {
  const file = join(makeFolder(t), 'settings.toml');
  writeFileSync(file, text);
  return file;
}

function failure(load: () => unknown): DomainError | undefined {
  try {
    load();
    return undefined;
  } catch (thrown) {
    if (thrown instanceof DomainError) return thrown;
    throw thrown;
  }
}

test('a provider is configured as a whole or not at all, and secrets are never told', (t) => {
  const env = {
    RESTAURANTCTL_PAYMENTS_PROVIDER: 'real',
    RESTAURANTCTL_PAYMENTS_STRIPE_SECRET_KEY: 'sk_test_hidden',
    RESTAURANTCTL_PAYMENTS_WECHAT_API_V3_KEY: 'too short',
  };
  const malformed = failure(() => loadConfig({ env }));
  t.regex(malformed?.message ?? '', /payments\.wechat\.api_v3_key is hidden .*exactly 32 bytes/);
  const { RESTAURANTCTL_PAYMENTS_WECHAT_API_V3_KEY: _, ...half } = env;
  const gaps = failure(() => loadConfig({ env: half }))?.message ?? '';
  t.regex(gaps, /payments\.stripe\.webhook_secret is "" \(default\); it must be set/);
  t.regex(gaps, /payments\.callback_url/);
  t.false(gaps.includes('sk_test_hidden'));
  t.regex(
    failure(() => loadConfig({ env: { RESTAURANTCTL_PAYMENTS_PROVIDER: 'real' } }))?.message ?? '',
    /payments\.provider is "real"/,
  );
  const whole = {
    ...half,
    RESTAURANTCTL_PAYMENTS_STRIPE_WEBHOOK_SECRET: 'whsec_x',
    RESTAURANTCTL_API_PUBLIC_URL: 'https://order.example.com',
  };
  const loaded = loadConfig({ env: whole });
  t.is(loaded.config.payments.stripe.secret_key, 'sk_test_hidden');
  t.deepEqual(loadConfig({ env: configToEnvironment(loaded) }).config, loaded.config);
});
