import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { columnsOf, listProfiles, loadProfile } from '../../src/runtime/printer-profiles.ts';
import { tempDir } from '../helpers/temp-dir.ts';

test('every model that ships loads', async (t) => {
  const ids = await listProfiles();
  t.deepEqual(ids, [
    'epson-58',
    'epson-80',
    'epson-80-42',
    'epson-80-latin',
    'generic-58',
    'generic-80',
    'star-escpos-80',
    'sunmi-80',
    'virtual-58',
    'virtual-80',
    'write-only-58',
    'write-only-80',
    'xprinter-58',
    'xprinter-80',
  ]);
  for (const id of ids) t.is((await loadProfile(id)).id, id);
});

test('the line length follows the paper, or the only one the model has', async (t) => {
  t.is(columnsOf(await loadProfile('epson-80'), 80), 48);
  t.is(columnsOf(await loadProfile('epson-80-42'), 80), 42);
  t.is(columnsOf(await loadProfile('xprinter-58'), 80), 32);
  t.is(columnsOf({ ...(await loadProfile('epson-80')), columns: { '58': 35, '80': 48 } }, 58), 35);
});

test('an unknown model names those there are', async (t) => {
  await t.throwsAsync(loadProfile('../../package'), { code: 'not_found', message: /epson-80, epson-80-42/ });
});

test('a wrong file names the field', async (t) => {
  const folder = await tempDir(t);
  await writeFile(join(folder, 'odd.json'), '{"name":"Odd","columns":{},"cutter":"blunt"}');
  await writeFile(join(folder, 'broken.json'), '{');
  await t.throwsAsync(loadProfile('odd', folder), { code: 'config_invalid', message: /odd\.json[^]*cutter/ });
  await t.throwsAsync(loadProfile('broken', folder), { code: 'config_invalid', message: /broken\.json/ });
});
