import test from 'ava';
import { groupSettings, type Setting } from '../../../src/web/admin/settings/setting-groups.ts';

const setting = (key: string, is_default = true): Setting => ({
  key,
  value: 1,
  is_default,
  is_secret: false,
});
const all = [setting('language'), setting('api.port', false), setting('hub.port'), setting('api.host')];

test('settings stand under their section, with how many were changed', (t) => {
  t.deepEqual(
    groupSettings(all, '').map(({ name, settings, changed }) => [name, settings.length, changed]),
    [
      ['', 1, 0],
      ['api', 2, 1],
      ['hub', 1, 0],
    ],
  );
  t.deepEqual(
    groupSettings(all, ' PORT ').map(({ name, settings }) => [name, settings.map(({ key }) => key)]),
    [
      ['api', ['api.port']],
      ['hub', ['hub.port']],
    ],
  );
  t.deepEqual(groupSettings(all, 'nothing such'), []);
});
