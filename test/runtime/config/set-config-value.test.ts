import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { setConfigValue } from '../../../src/runtime/config/set-config-value.ts';
import { makeFolder } from '../../helpers/make-folder.ts';

const edit = test.macro<[change: readonly [key: string, text: string], before: string, after: string]>(
  (t, change, before, after) => {
    const file = join(makeFolder(t), 'settings.toml');
    writeFileSync(file, before);
    setConfigValue(file, ...change);
    t.is(readFileSync(file, 'utf8'), after);
  },
);

test(
  'changes a value and keeps comments and other lines',
  edit,
  ['api.port', '8080'],
  '# mine\n[api] # web\nhost = "::1"\nport = 8000  # door\n\n# board\n[hub]\nport = 1\n',
  '# mine\n[api] # web\nhost = "::1"\nport = 8080  # door\n\n# board\n[hub]\nport = 1\n',
);
test(
  'adds to a section after its last setting',
  edit,
  ['api.port', '8080'],
  '[api]\nhost = "::1"\n\n# board\n[hub]\nport = 1\n',
  '[api]\nhost = "::1"\nport = 8080\n\n# board\n[hub]\nport = 1\n',
);
test(
  'adds a section at the end',
  edit,
  ['hub.port', '9'],
  'language = "en"\n',
  'language = "en"\n\n[hub]\nport = 9\n',
);
test(
  'adds a setting outside every section at the top',
  edit,
  ['language', 'en'],
  '[api]\nport = 1\n',
  'language = "en"\n[api]\nport = 1\n',
);
test(
  'replaces a list over several lines',
  edit,
  ['api.compat_ports', '1,2'],
  '[api]\ncompat_ports = [\n  8080, # old\n  8081,\n]\nport = 3\n',
  '[api]\ncompat_ports = [ 1, 2 ]\nport = 3\n',
);
test(
  'a # inside a text is no comment',
  edit,
  ['api.public_url', 'http://a/#b'],
  '[api]\npublic_url = "http://x/#y" # z\n',
  '[api]\npublic_url = "http://a/#b" # z\n',
);
test(
  'is not misled by the same name in another section',
  edit,
  ['hub.port', '2'],
  '[api]\nport = 1\n[hub]\nport = 1\n',
  '[api]\nport = 1\n[hub]\nport = 2\n',
);

test('makes a new file for its owner alone', (t) => {
  const file = join(makeFolder(t), 'new', 'settings.toml');
  setConfigValue(file, 'api.port', '8080');
  t.is(readFileSync(file, 'utf8'), '[api]\nport = 8080\n');
  if (process.platform !== 'win32') t.is(statSync(file).mode & 0o777, 0o600);
});

test('a bad value or an unknown setting changes nothing', (t) => {
  const file = join(makeFolder(t), 'settings.toml');
  t.throws(() => setConfigValue(file, 'api.port', '７０'), { message: /whole number/ });
  t.throws(() => setConfigValue(file, 'api.prot', '70'), { message: /did you mean|no such setting/ });
  t.false(existsSync(file));
});

test('a form that is too unusual to edit is refused and left alone', (t) => {
  const file = unusual(t);
  const before = readFileSync(file, 'utf8');
  t.throws(() => setConfigValue(file, 'api.port', '8080'), { message: /by hand/ });
  t.is(readFileSync(file, 'utf8'), before);
});

function unusual(t: ExecutionContext): string {
  const file = join(makeFolder(t), 'settings.toml');
  writeFileSync(file, '[api]\npublic_url = """\n[api]\nport = 1\n"""\nport = 2\n');
  return file;
}

test('a setting of a section within a section', (t) => {
  const file = join(makeFolder(t), 'own.toml');
  setConfigValue(file, 'payments.wechat.mch_id', '1900000001');
  setConfigValue(file, 'payments.provider', 'real');
  setConfigValue(file, 'payments.wechat.mch_id', '1900000002');
  setConfigValue(file, 'payments.wechat.app_id', 'wx1');
  const lines = readFileSync(file, 'utf8').split('\n');
  t.deepEqual(lines, [
    '[payments.wechat]',
    'mch_id = "1900000002"',
    'app_id = "wx1"',
    '',
    '[payments]',
    'provider = "real"',
    '',
  ]);
});
