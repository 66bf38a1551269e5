import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import { openStorage, type Storage, type StorageOptions } from '../../src/storage/storage.ts';
import { laySchema } from './lay-schema.ts';
import { tempDir } from './temp-dir.ts';

/** A real database in a directory of its own, closed with the test. */
export async function openTestStorage(
  t: Pick<ExecutionContext, 'teardown'>,
  options: Partial<StorageOptions> = {},
): Promise<Storage> {
  const filename = options.filename ?? join(await tempDir(t), 'restaurant.db');
  await laySchema(filename);
  const storage = await openStorage({ ...options, filename });
  t.teardown(() => storage.close());
  return storage;
}
