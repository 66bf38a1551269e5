import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStorage } from '../../src/storage/storage.ts';

const build = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Lays an empty database of today's schema where none is yet. The migrations run once for all test files: the first that needs them
 * keeps what they made in build/, and whoever comes later copies it.
 */
export async function laySchema(filename: string): Promise<void> {
  const kept = join(build, `schema-${digestMigrations()}.db`);
  if (!existsSync(kept)) await keepSchema(kept);
  // In one go: a test that opens one file twice at once lays it once.
  if (!existsSync(filename)) copyFileSync(kept, filename);
}

/** Several test processes may do this at once: a whole file takes the place of another just like it. */
async function keepSchema(kept: string): Promise<void> {
  const folder = await mkdtemp(`${kept}-`);
  const made = join(folder, 'restaurant.db');
  await (await openStorage({ filename: made })).close();
  await rename(made, kept);
  await rm(folder, { recursive: true });
}

/** Changes with any migration, and with how they are run. */
function digestMigrations(): string {
  const storage = join(build, 'src', 'storage');
  const files = readdirSync(join(storage, 'migrations'))
    .filter((name) => name.endsWith('.js'))
    .sort()
    .map((name) => join(storage, 'migrations', name));
  const hash = createHash('sha256');
  for (const file of [...files, join(storage, 'migrate.js'), join(storage, 'database.js')])
    hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}
