import { join } from 'node:path';
import test from 'ava';
import { openWriter } from '../../src/storage/database.ts';
import { latestMigration, migrations } from '../../src/storage/migrate.ts';
import { makeFolder } from '../helpers/make-folder.ts';
import { runCli } from '../helpers/run-cli.ts';

test('upgrade --check tells what the next start would do to the data', async (t) => {
  t.timeout(60_000);
  const dataDir = makeFolder(t);
  const check = async () => {
    const { code, stdout, stderr } = await runCli(['upgrade', '--check', '--json', '--data-dir', dataDir]);
    return { code, stderr, ...JSON.parse(stdout) };
  };
  t.like(await check(), { code: 0, outcome: 'new', data_schema: null });
  t.is((await runCli(['migrate', 'up', '--data-dir', dataDir])).code, 0);
  t.like(await check(), { code: 0, outcome: 'unchanged', data_schema: latestMigration(), pending: [] });

  const db = openWriter(join(dataDir, 'restaurant.db'));
  t.teardown(() => db.destroy());
  const last = migrations.at(-1);
  await db('schema_migration').where({ number: last?.number }).delete();
  t.like(await check(), { code: 0, outcome: 'migrated', pending: [last?.name] });
  const told = await runCli(['upgrade', '--check', '--data-dir', dataDir, '--lang', 'zh-TW']);
  t.regex(told.stdout, new RegExp(`備份.*${last?.name}`));

  await db('schema_migration').insert({ number: 9999, name: 'later', applied_at: '2099-01-01T00:00:00Z' });
  t.like(await check(), { code: 1, outcome: 'refused', data_schema: 9999 });
});

test('upgrade alone says how it is done', async (t) => {
  const { code, stderr } = await runCli(['upgrade']);
  t.is(code, 2);
  t.regex(stderr, /--check/);
});
