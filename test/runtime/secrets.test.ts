import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { loadSecrets } from '../../src/runtime/secrets.ts';
import { makeFolder } from '../helpers/make-folder.ts';
import { fixture } from '../helpers/test-system.ts';

const unix = process.platform === 'win32' ? test.skip : test;

test('secrets are made at the first start and stay', (t) => {
  const folder = makeFolder(t);
  const first = loadSecrets(folder, { env: {} });
  t.true(Object.values(first).every((secret: string) => Buffer.byteLength(secret) >= 32));
  t.is(new Set(Object.values(first)).size, 3);
  t.deepEqual(loadSecrets(folder, { env: {} }), first);
});

unix(
  'the file is for its owner alone; one that others may read is refused with the command that helps',
  (t) => {
    const folder = makeFolder(t);
    loadSecrets(folder, { env: {} });
    const file = join(folder, 'secrets.json');
    t.is(statSync(file).mode & 0o777, 0o600);
    chmodSync(file, 0o640);
    t.throws(() => loadSecrets(folder, { env: {} }), { message: new RegExp(`chmod 600 ${file}`) });
  },
);

test('several processes that start at once get the same secrets', async (t) => {
  const folder = makeFolder(t);
  const starts = Array.from({ length: 4 }, () => fork(fixture('tells-secrets'), [folder], { silent: true }));
  const told = await Promise.all(starts.map(async (child) => (await once(child, 'message'))[0]));
  t.is(new Set(told).size, 1);
  t.is(told[0], loadSecrets(folder, { env: {} }).auth);
  t.deepEqual(
    readdirSync(folder).filter((name) => name.startsWith('secrets')),
    ['secrets.json'],
  );
});

test('the environment wins over the setting, the setting over the file', (t) => {
  const folder = makeFolder(t);
  const [fromEnv, fromSetting] = ['environment'.repeat(3), 's'.repeat(32)];
  const env = { RESTAURANTCTL_AUTH_SECRET: fromEnv };
  const secrets = loadSecrets(folder, { env, simulatedPayment: fromSetting });
  t.is(secrets.auth, fromEnv);
  t.is(secrets.simulatedPayment, fromSetting);
  const both = loadSecrets(folder, {
    env: { RESTAURANTCTL_PAYMENTS_SIMULATED_SECRET: fromEnv },
    simulatedPayment: fromSetting,
  });
  t.is(both.simulatedPayment, fromEnv);
  t.false(readFileSync(join(folder, 'secrets.json'), 'utf8').includes(fromEnv));
});

for (const known of [
  'a-string-secret-at-least-256-bits-long',
  '09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e7',
  'your-secret-key-change-in-production!',
  'CHANGEME-CHANGEME-CHANGEME-CHANGEME',
  'x'.repeat(64),
])
  test(`a secret that anybody can look up is refused: ${known}`, (t) => {
    const env = { RESTAURANTCTL_AUTH_SECRET: known };
    const error = t.throws(() => loadSecrets(makeFolder(t), { env }));
    t.like(error, { code: 'config_invalid' });
    t.regex(error.message, /openssl rand/);
    t.false(error.message.includes(known));
  });

test('a secret of 31 bytes is refused without being shown', (t) => {
  const short = 'k'.repeat(31);
  const error = t.throws(() => loadSecrets(makeFolder(t), { env: { RESTAURANTCTL_AUTH_SECRET: short } }));
  t.regex(error.message, /31 bytes.*at least 32/);
  t.false(error.message.includes(short));
});

for (const damage of ['', '{', '{}', '{"auth":"short","simulatedPayment":"x","tableToken":"y"}'])
  test(`a damaged file is refused, never replaced: ${JSON.stringify(damage)}`, (t) => {
    const folder = makeFolder(t);
    const file = join(folder, 'secrets.json');
    writeFileSync(file, damage, { mode: 0o600 });
    t.throws(() => loadSecrets(folder, { env: {} }), { message: /damaged/ });
    t.is(readFileSync(file, 'utf8'), damage);
  });
