import type { Command } from 'commander';
import { DomainError } from '../../domain/errors.ts';
import type { Cli } from '../cli.ts';
import { chooseStore } from '../choose-store.ts';
import { type StoreOption, storeOption } from '../common-options.ts';
import { showExamples } from '../examples.ts';
import type { AddedThing } from '../seed/import-seed.ts';
import { withApi } from '../with-api.ts';

interface SeedOptions extends StoreOption {
  readonly demo?: boolean;
  readonly dryRun?: boolean;
}

export function declare(seed: Command, cli: Cli): void {
  const { seed: say } = cli.texts.grammar;
  seed
    .argument('[file]', say.file)
    .addOption(storeOption(cli))
    .option('--dry-run', say.dryRun)
    .option('--demo', say.demo);
  showExamples(
    cli,
    seed,
    'seed restaurant.json',
    'seed tables.csv --store 1 --dry-run',
    'seed --demo',
  ).action(async (file: string | undefined, options: SeedOptions) => {
    if ((file === undefined) === !options.demo)
      throw new DomainError('wrong_usage', cli.texts.seed.fileOrDemo);
    if (file === undefined) return seedDemo(cli);
    await seedFile(cli, file, options);
  });
}

/** The file is read to its end before anything is made of it. */
async function seedFile(cli: Cli, file: string, { store, dryRun = false }: SeedOptions): Promise<void> {
  const { readSeed } = await import('../seed/read-seed.ts');
  const { importSeed } = await import('../seed/import-seed.ts');
  const seed = readSeed(cli, file);
  const added = await withApi(cli, dryRun ? 'read' : 'write', (api) =>
    importSeed(api, { seed, dryRun, storeId: () => chooseStore(cli, api, store) }),
  );
  const { seed: say, menuFile } = cli.texts;
  for (const { kind, name } of added) cli.print(`+ ${say.kinds[kind]} ${name}`);
  const count = (wanted: AddedThing['kind']) => added.filter(({ kind }) => kind === wanted).length;
  const made = { stores: count('store'), tables: count('table'), dishes: count('dish') };
  if (added.length === 0) return cli.say(say.nothing);
  cli.say(dryRun ? say.would(made) : say.made(made));
  if (dryRun) cli.say(menuFile.dryRun);
}

/** Fills the empty database of a system that doesn't run. */
async function seedDemo(cli: Cli): Promise<void> {
  const { ownDataFolder } = await import('../own-data-folder.ts');
  const { openStorage } = await import('../../storage/storage.ts');
  const operations = await import('../../operations/upkeep/seed-demo.ts');
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
