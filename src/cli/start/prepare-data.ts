import { existsSync } from 'node:fs';
import { backUp } from '../../operations/upkeep/back-up.ts';
import { seedDemo } from '../../operations/upkeep/seed-demo.ts';
import type { Config } from '../../runtime/config/schema.ts';
import { createDataDir, type DataPaths } from '../../runtime/data-dir.ts';
import { loadSecrets } from '../../runtime/secrets.ts';
import { productVersion } from '../../runtime/product-version.ts';
import { openReader } from '../../storage/database.ts';
import { latestMigration, migrationStatus } from '../../storage/migrate.ts';
import { openStorage } from '../../storage/storage.ts';
import type { Cli } from '../cli.ts';
import type { Progress } from './progress.ts';
import { refuseUnrouted } from './refuse-unrouted.ts';

export interface PrepareOptions {
  readonly demo: boolean;
  /** Goes on where a store that has printers prints some dish nowhere. */
  readonly allowUnrouted: boolean;
  readonly progress: Progress;
}

/** What must be there before the first service starts. Runs while the start holds the data folder. */
export async function prepareData(
  { texts }: Cli,
  config: Config,
  { demo, allowUnrouted, progress }: PrepareOptions,
): Promise<void> {
  const { steps, demoKept } = texts.start;
  const paths = createDataDir(config.data_dir);
  await progress.run(steps.folder, async () => {
    loadSecrets(config.data_dir, { simulatedPayment: config.payments.simulated_secret });
    return paths.root;
  });
  await backUpBeforeMigration(paths);
  const begun = performance.now();
  // Opening brings the schema up to date.
  const storage = await openStorage({ filename: paths.database });
  progress.done(steps.migrations, performance.now() - begun);
  try {
    if (demo) await progress.run(steps.demo, async () => ((await seedDemo(storage)) ? '' : demoKept));
    else if (!allowUnrouted) await refuseUnrouted(storage, texts);
  } finally {
    await storage.close();
  }
}

/** A step of the schema can't always be taken back: the data as the older version left them are kept. */
async function backUpBeforeMigration({ database, backups }: DataPaths): Promise<void> {
  if (!existsSync(database)) return;
  const db = openReader(database);
  try {
    const steps = await migrationStatus(db);
    const open = steps.filter(({ appliedAt }) => appliedAt === null);
    if (open.length === 0 || open.length === steps.length) return;
  } finally {
    await db.destroy();
  }
  const now = new Date();
  const name = `before-schema-${latestMigration()}-${now.getTime()}.db`;
  await backUp({ database, folder: backups, name, product: productVersion(), now });
}
