import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { loadSecrets } from '../../src/runtime/secrets.ts';
import { makeFolder } from '../helpers/make-folder.ts';
import { runCli } from '../helpers/run-cli.ts';

interface Shown {
  readonly key: string;
  readonly value: unknown;
  readonly origin: string;
  readonly takes_effect: string;
}

test('flag over environment over file over default, each with its origin', async (t) => {
  const file = writeSettings(t, '[api]\nport = 8100\n[hub]\nport = 8101\n[printd]\nport = 8102\n');
  const folder = makeFolder(t);
  const env = {
    RESTAURANTCTL_HUB_PORT: '8201',
    RESTAURANTCTL_DATA_DIR: '/elsewhere',
    RESTAURANTCTL_CONFIG: file,
  };
  const { code, stdout } = await runCli(['config', 'list', '--json', '--data-dir', folder], { env });
  t.is(code, 0);
  const shown: Shown[] = JSON.parse(stdout);
  const setting = (key: string) => shown.find((candidate) => candidate.key === key);
  const expected: Shown[] = [
    { key: 'data_dir', value: folder, origin: 'flag:--data-dir', takes_effect: 'start' },
    { key: 'hub.port', value: 8201, origin: 'env:RESTAURANTCTL_HUB_PORT', takes_effect: 'restart' },
    { key: 'api.port', value: 8100, origin: `file:${file}`, takes_effect: 'restart' },
    { key: 'hub.transport', value: 'auto', origin: 'default', takes_effect: 'restart hub' },
    { key: 'log.level', value: 'info', origin: 'default', takes_effect: 'reload' },
  ];
  for (const wanted of expected) t.deepEqual(setting(wanted.key), wanted);
});

test('--config wins over RESTAURANTCTL_CONFIG', async (t) => {
  const [named, ignored] = [
    writeSettings(t, '[api]\nport = 8100\n'),
    writeSettings(t, '[api]\nport = 8200\n'),
  ];
  const env = { RESTAURANTCTL_CONFIG: ignored };
  t.is((await runCli(['config', 'get', 'api.port', '--config', named], { env })).stdout, '8100\n');
  t.is((await runCli(['config', 'path', '--config', named], { env })).stdout, `${named}\n`);
  t.is((await runCli(['config', 'path'], { env })).stdout, `${ignored}\n`);
  const none = await runCli(['config', 'path']);
  t.deepEqual([none.code, none.stdout], [0, '']);
});

test('without a named file the data folder has its own: set makes it and says so, every command reads it', async (t) => {
  const folder = makeFolder(t);
  const file = join(folder, 'config.toml');
  const config = (...args: string[]) => runCli(['config', ...args, '--data-dir', folder]);
  const set = await config('set', 'api.port', '8123');
  t.is(set.code, 0, set.stderr);
  t.true(set.stderr.includes(` written to ${file}\n`), set.stderr);
  t.is((await config('get', 'api.port')).stdout, '8123\n');
  t.is((await config('path')).stdout, `${file}\n`);
  t.is((await config('get', 'api.port', '--config', writeSettings(t, ''))).stdout, '8000\n');
  await config('set', 'language', 'zh-CN');
  t.regex((await config('validate')).stderr, /设置/);
  const moved = await config('set', 'data_dir', '/elsewhere');
  t.is(moved.code, 2);
  t.regex(moved.stderr, /--config/);
});

test('set writes one setting and keeps the rest of the file; get reads it back', async (t) => {
  const file = writeSettings(t, '# ours\n[api]\nport = 8100 # the till knows it\nhost = "127.0.0.1"\n');
  const set = await runCli(['config', 'set', 'api.port', '8111', '--config', file]);
  t.is(set.code, 0, set.stderr);
  t.regex(set.stderr, /A running system takes it up after: bin\/restaurantctl restart\n/);
  t.is(readFileSync(file, 'utf8'), '# ours\n[api]\nport = 8111 # the till knows it\nhost = "127.0.0.1"\n');
  t.is((await runCli(['config', 'get', 'api.port', '--config', file])).stdout, '8111\n');
  const fresh = join(makeFolder(t), 'new.toml');
  const live = await runCli(['config', 'set', 'language', 'en', '--config', fresh]);
  t.regex(live.stderr, /A running system takes it up after: bin\/restaurantctl reload\n/);
  t.true(existsSync(fresh));
  t.is(statSync(fresh).mode & 0o777, 0o600);
});

test('validate names every bad setting with its place and what is allowed', async (t) => {
  const good = writeSettings(t, '[api]\nport = 8100\n');
  t.is((await runCli(['config', 'validate', '--config', good])).code, 0);
  const bad = writeSettings(t, '[api]\nport = 70000\n[hub]\nprot = 1\n');
  const { code, stdout, stderr } = await runCli(['config', 'validate', '--config', bad], {
    env: { RESTAURANTCTL_LOG_LEVEL: 'loud' },
  });
  t.is(code, 1);
  t.is(stdout, '');
  t.regex(stderr, /api\.port is 70000 \(in .*\); it must be a whole number from 0 to 65535/);
  t.regex(stderr, /hub\.prot \(in .*\) is no such setting/);
  t.regex(stderr, /log\.level is "loud" \(from RESTAURANTCTL_LOG_LEVEL\)/);
});

test('a secret is never shown', async (t) => {
  const secret = 'x'.repeat(40);
  const env = { RESTAURANTCTL_PAYMENTS_SIMULATED_SECRET: secret };
  for (const args of [['list'], ['list', '--json'], ['get', 'payments.simulated_secret']]) {
    const { code, stdout, stderr } = await runCli(['config', ...args], { env });
    t.is(code, 0);
    t.false((stdout + stderr).includes(secret));
  }
});

test('an unknown setting is wrong usage', async (t) => {
  const { code, stderr } = await runCli(['config', 'get', 'api.prot']);
  t.is(code, 2);
  t.regex(stderr, /no setting api\.prot/);
});

test('the key that signs tokens is rotated, and with --drop-old the old one forgotten', async (t) => {
  const dataDir = makeFolder(t);
  const rotate = (...args: string[]) => runCli(['config', 'rotate-key', ...args, '--data-dir', dataDir]);
  const keys = () => loadSecrets(dataDir, { env: {} });
  const first = await rotate();
  t.is(first.code, 0, first.stderr);
  t.regex(first.stderr, /the old key ends at 20\d\d-/);
  const { auth, retiredAuth } = keys();
  t.is(retiredAuth?.length, 1);
  const second = await rotate('--drop-old', '--json');
  t.deepEqual(JSON.parse(second.stdout), { old_until: null });
  t.regex(second.stderr, /Tokens of before are worthless/);
  t.deepEqual(keys().retiredAuth, []);
  t.not(keys().auth, auth);
});

function writeSettings(t: ExecutionContext, text: string): string {
  const file = join(makeFolder(t), 'settings.toml');
  writeFileSync(file, text);
  return file;
}
