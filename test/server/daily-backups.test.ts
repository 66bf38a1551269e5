import { join } from 'node:path';
import test from 'ava';
import { listBackups } from '../../src/operations/upkeep/back-up.ts';
import { backUpIfDue } from '../../src/server/daily-backups.ts';
import { openStorage } from '../../src/storage/storage.ts';
import { tempDir } from '../helpers/temp-dir.ts';

test('once a day from the set time on, however late the box is switched on, and never when told so', async (t) => {
  const data_dir = await tempDir(t);
  const storage = await openStorage({ filename: join(data_dir, 'restaurant.db') });
  t.teardown(() => storage.close());
  const config = (daily_at: string) => ({ data_dir, backup: { daily_at, keep: 14 } });
  const at = (day: number, hour: number, minute = 0) => new Date(2026, 0, day, hour, minute);
  t.is(await backUpIfDue({ config: config('04:30'), now: at(8, 4, 29) }), undefined);
  t.is((await backUpIfDue({ config: config('04:30'), now: at(8, 4, 30) }))?.name, 'daily-20260108.db');
  t.is(await backUpIfDue({ config: config('04:30'), now: at(8, 12) }), undefined);
  t.is((await backUpIfDue({ config: config('04:30'), now: at(9, 21) }))?.name, 'daily-20260109.db');
  t.is(await backUpIfDue({ config: config(''), now: at(10, 12) }), undefined);
  t.is(listBackups(join(data_dir, 'backups')).length, 2);
  const both = await Promise.all([1, 2].map(() => backUpIfDue({ config: config('04:30'), now: at(11, 12) })));
  t.is(both.filter(Boolean).length, 1);
});
