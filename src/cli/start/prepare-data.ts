import { seedDemo } from '../../operations/seed-demo.ts';
import type { Config } from '../../runtime/config/schema.ts';
import { createDataDir } from '../../runtime/data-dir.ts';
import { loadSecrets } from '../../runtime/secrets.ts';
import { openStorage } from '../../storage/storage.ts';
import type { Cli } from '../cli.ts';
import type { Progress } from './progress.ts';

export interface PrepareOptions {
  readonly demo: boolean;
  readonly progress: Progress;
}

/** What must be there before the first service starts. Runs while the start holds the data folder. */
export async function prepareData(
  { texts }: Cli,
  config: Config,
  { demo, progress }: PrepareOptions,
): Promise<void> {
  const { steps, demoKept } = texts.start;
  const paths = createDataDir(config.data_dir);
  await progress.run(steps.folder, async () => {
    loadSecrets(config.data_dir, { simulatedPayment: config.payments.simulated_secret });
    return paths.root;
  });
  const begun = performance.now();
  // Opening brings the schema up to date.
  const storage = await openStorage({ filename: paths.database });
  progress.done(steps.migrations, performance.now() - begun);
  try {
    if (demo) await progress.run(steps.demo, async () => ((await seedDemo(storage)) ? '' : demoKept));
  } finally {
    await storage.close();
  }
}
