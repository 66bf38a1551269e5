import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';

/** A fresh directory that goes away with the test. */
export async function tempDir(t: Pick<ExecutionContext, 'teardown'>): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'restaurantctl-'));
  t.teardown(() => rm(path, { recursive: true, force: true }));
  return path;
}
