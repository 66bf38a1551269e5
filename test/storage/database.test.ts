import { once } from 'node:events';
import { join } from 'node:path';
import test from 'ava';
import { openWriter } from '../../src/storage/database.ts';
import { migrate, migrateDown, migrations, migrationStatus } from '../../src/storage/migrate.ts';
import { openStorage } from '../../src/storage/storage.ts';
import { openTestStorage } from '../helpers/open-test-storage.ts';
import { runFixture, startFixture } from '../helpers/run-fixture.ts';
import { tempDir } from '../helpers/temp-dir.ts';

test('processes that read before they write never meet SQLITE_BUSY', async (t) => {
  const filename = join(await tempDir(t), 'restaurant.db');
  const storage = await openTestStorage(t, { filename });
  const rounds = 50;
  await Promise.all([1, 2, 3].map(() => runFixture('storage/read-then-write', filename, String(rounds))));
  t.is((await storage.read('setting').where('key', 'like', 'k%').pluck('key')).length, 3 * rounds);
});

test('a process that commits without pause starves no other', async (t) => {
  const filename = join(await tempDir(t), 'restaurant.db');
  const storage = await openTestStorage(t, { filename });
  const hog = startFixture(t, 'storage/write-without-pause', filename);
  await once(hog.stdout, 'data');
  for (let round = 0; round < 25; round++) {
    await storage.write((tx) => tx.db('setting').insert({ key: `mine${round}`, value: '' }));
  }
  t.is(hog.exitCode, null, 'it was writing all the time');
});

test('the writer runs in WAL mode with every commit on disk', async (t) => {
  const db = openWriter(join(await tempDir(t), 'restaurant.db'));
  t.teardown(() => db.destroy());
  const pragma = async (name: string): Promise<unknown> =>
    Object.values((await db.raw(`PRAGMA ${name}`))[0])[0];
  t.is(await pragma('journal_mode'), 'wal');
  t.is(await pragma('synchronous'), 2);
  t.is(await pragma('foreign_keys'), 1);
});

test('processes that start together run each migration once', async (t) => {
  const filename = join(await tempDir(t), 'restaurant.db');
  await Promise.all([1, 2, 3, 4].map(() => runFixture('storage/read-then-write', filename, '0')));
  const db = openWriter(filename);
  t.teardown(() => db.destroy());
  t.true((await migrationStatus(db)).every(({ appliedAt }) => appliedAt !== null));
  t.is((await db('schema_migration').select()).length, migrations.length);
});

test('a program older than the data refuses to touch it', async (t) => {
  const filename = join(await tempDir(t), 'restaurant.db');
  const storage = await openStorage({ filename });
  await storage.write((tx) =>
    tx
      .db('schema_migration')
      .insert({ number: 9999, name: 'future', applied_at: '2030-01-01T00:00:00.000Z' }),
  );
  await storage.close();
  await t.throwsAsync(openStorage({ filename }), { code: 'newer_schema' });
});

test('migrations can be taken back and applied again', async (t) => {
  const db = openWriter(join(await tempDir(t), 'restaurant.db'));
  t.teardown(() => db.destroy());
  await migrate(db);
  for (const left of migrations.keys()) {
    const applied = (await migrateDown(db)).filter(({ appliedAt }) => appliedAt !== null);
    t.is(applied.length, migrations.length - 1 - left);
  }
  t.true((await migrate(db)).every(({ appliedAt }) => appliedAt !== null));
});
