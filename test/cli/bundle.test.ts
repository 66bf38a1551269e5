import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { redact } from '../../src/cli/bundle/redact.ts';
import { makeFolder } from '../helpers/make-folder.ts';
import { runCli } from '../helpers/run-cli.ts';

test('a support bundle tells how things stand and gives nothing away', async (t) => {
  t.timeout(90_000);
  const dataDir = makeFolder(t);
  const outside = makeFolder(t);
  const env = {
    RESTAURANTCTL_DATA_DIR: dataDir,
    RESTAURANTCTL_PAYMENTS_STRIPE_SECRET_KEY: 'sk_live_plantedSettingSecret',
  };
  const seeded = await runCli(['seed', '--demo'], { env });
  t.is(seeded.code, 0, seeded.stderr);
  t.is((await runCli(['store', 'list'], { env })).code, 0, 'makes the secrets');
  mkdirSync(join(dataDir, 'logs'), { recursive: true });
  const kept: Record<string, string> = JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8'));
  const line = (level: string, msg: string) =>
    JSON.stringify({ level, time: new Date().toISOString(), service: 'api', msg });
  const old = JSON.stringify({
    level: 'error',
    time: new Date(Date.now() - 3 * 24 * 3600 * 1000).toISOString(),
    msg: 'long ago',
  });
  writeFileSync(
    join(dataDir, 'logs', 'api.log'),
    [
      old,
      line('info', 'guest 13812345678 called from 203.0.113.77 and 2001:db8::77, 127.0.0.1 answered'),
      line('error', `it broke: password=hunter2planted Bearer abcdefghijklmnop ${kept.auth}`),
      line('error', 'sk_live_plantedSettingSecret, 0912-345-678, wang@planted.example'),
    ].join('\n') + '\n',
  );

  const file = join(outside, 'help.tar.gz');
  const { code, stdout, stderr } = await runCli(['bundle', file], { env });
  t.is(code, 0, stderr);
  t.is(stdout.trim(), file);
  if (process.platform !== 'win32') t.is(statSync(file).mode & 0o777, 0o600);
  execFileSync('tar', ['-xzf', file, '-C', outside]);
  const read = (name: string) => readFileSync(join(outside, name), 'utf8');
  const names = ['versions', 'status', 'doctor', 'settings', 'database'].map((name) => `${name}.json`);
  const all = [...names, 'logs.ndjson', 'errors.ndjson'].map(read).join('\n');
  for (const planted of [
    ...Object.values(kept),
    'plantedSettingSecret',
    'hunter2planted',
    'abcdefghijklmnop',
    '13812345678',
    '0912-345-678',
    '203.0.113.77',
    '2001:db8::77',
    'wang@planted',
  ])
    t.false(all.includes(planted), planted);
  for (const name of names) t.notThrows(() => JSON.parse(read(name)), name);
  t.true(read('logs.ndjson').includes('127.0.0.1 answered'));
  t.false(all.includes('long ago'));
  t.is(read('errors.ndjson').trim().split('\n').length, 2);
  const tables: { name: string; rows: number }[] = JSON.parse(read('database.json')).tables;
  t.is(tables.find(({ name }) => name === 'store')?.rows, 1);
  t.regex(read('settings.json'), /"env:RESTAURANTCTL_PAYMENTS_STRIPE_SECRET_KEY"/);
  t.true(read('doctor.json').includes('"check"'));

  t.is((await runCli(['bundle', file], { env })).code, 1, 'nothing is written over');
});

test('what may leave the house keeps what helps', (t) => {
  const text =
    '{"port":8000,"time":"2026-01-08T23:48:47.749+08:00","version":"20.19.0","order":"20260108-0007"}';
  t.is(redact(text, []), text);
  t.is(redact('{"device_token":"x y","n":1}', []), '{"device_token":"[hidden]","n":1}');
  t.is(redact('-----BEGIN KEY-----\nabc\n-----END KEY-----', []), '[hidden]');
});
