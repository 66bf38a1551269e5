import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { reachOf } from '../../../src/runtime/config/setting-reach.ts';
import { settingSchemas } from '../../../src/runtime/config/schema.ts';
import { packageRoot } from '../../../src/runtime/package-root.ts';

test('config/default.toml says behind each setting what takes up its change', (t) => {
  const marks = readMarks();
  t.deepEqual([...marks.keys()].toSorted(), [...settingSchemas.keys()].toSorted());
  for (const [key, mark] of marks) t.is(mark, expectedMark(key), key);
});

test('what opens the box to the network or moves money is not taken up unnoticed', (t) => {
  for (const key of settingSchemas.keys())
    if (/^(api|hub|printd)\.(host|port)$|public_url|^payments\.(?!expire_minutes)/.test(key))
      t.not(reachOf(key), 'live', key);
});

function expectedMark(key: string): string {
  const reach = reachOf(key);
  if (reach === 'live') return '';
  if (reach === 'everything') return 'start';
  return reach.length === 1 ? `restart ${reach[0]}` : 'restart';
}

function readMarks(): ReadonlyMap<string, string> {
  const marks = new Map<string, string>();
  let section = '';
  for (const line of readFileSync(join(packageRoot, 'config', 'default.toml'), 'utf8').split('\n')) {
    section = /^\[(.+)\]$/.exec(line)?.[1] ?? section;
    const name = /^(\w+) = /.exec(line)?.[1];
    if (name !== undefined)
      marks.set(section === '' ? name : `${section}.${name}`, / # (.*)$/.exec(line)?.[1] ?? '');
  }
  return marks;
}
