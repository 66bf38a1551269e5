import type { Command } from 'commander';
import { DomainError } from '../../domain/errors.ts';
import type { Cli } from '../cli.ts';
import { showExamples } from '../examples.ts';
import { withApi } from '../with-api.ts';

export function declare(seed: Command, cli: Cli): void {
  const { seed: say } = cli.texts.grammar;
  seed.argument('[file]', say.file).option('--demo', say.demo);
  showExamples(cli, seed, 'seed menu.json', 'seed --demo').action(
    async (file: string | undefined, { demo }: { demo?: boolean }) => {
      if ((file === undefined) === !demo) throw new DomainError('wrong_usage', cli.texts.seed.fileOrDemo);
      if (file === undefined) return seedDemo(cli);
      const { importSeedFile } = await import('../seed/import-seed-file.ts');
      const made = await withApi(cli, 'write', (api) => importSeedFile(api, file));
      const isNew = made.stores + made.tables + made.dishes > 0;
      cli.say(isNew ? cli.texts.seed.made(made) : cli.texts.seed.nothing);
    },
  );
}

/** Fills the empty database of a system that doesn't run. */
async function seedDemo(cli: Cli): Promise<void> {
  const { ownDataFolder } = await import('../own-data-folder.ts');
  const { openStorage } = await import('../../storage/storage.ts');
  const operations = await import('../../operations/seed-demo.ts');
  const { config } = await cli.loadSettings();
  const isSeeded = await ownDataFolder(config, async ({ database }) => {
    const storage = await openStorage({ filename: database });
    try {
      return await operations.seedDemo(storage);
    } finally {
      await storage.close();
    }
  });
  cli.say(isSeeded ? cli.texts.seed.demo : cli.texts.start.demoKept);
}
