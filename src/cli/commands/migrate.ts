import type { Command } from 'commander';
import { DomainError } from '../../domain/errors.ts';
import type { Queryable } from '../../storage/database.ts';
import type { MigrationStatus } from '../../storage/migrate.ts';
import type { Cli } from '../cli.ts';
import { type JsonOption, jsonOption } from '../common-options.ts';
import { showExamples } from '../examples.ts';
import { formatTime } from '../output/format-values.ts';
import { printList } from '../output/print-list.ts';

export function declare(migrate: Command, cli: Cli): void {
  const { migrate: say } = cli.texts.grammar;
  showExamples(
    cli,
    migrate
      .command('status', { isDefault: true })
      .description(say.status.about)
      .addOption(jsonOption(cli))
      .action((options: JsonOption) => showStatus(cli, options)),
    'migrate status',
  );
  showExamples(
    cli,
    migrate
      .command('up')
      .description(say.up.about)
      .action(() => migrateUp(cli)),
    'migrate up',
  );
  showExamples(
    cli,
    migrate
      .command('down')
      .description(say.down.about)
      .option('--yes', say.down.yes)
      .action((options: { yes?: boolean }) => migrateDown(cli, options)),
    'migrate down --yes',
  );
}

async function showStatus(cli: Cli, { json }: JsonOption): Promise<void> {
  const { headings, empty, migrate: texts } = cli.texts;
  await printList(cli, {
    rows: await readStatus(cli),
    json,
    empty: empty.migrations,
    columns: [
      { heading: headings.number, value: ({ number }) => number, align: 'right' },
      { heading: headings.migration, value: ({ name }) => name },
      {
        heading: headings.state,
        value: ({ appliedAt }) => (appliedAt === null ? texts.open : texts.applied),
      },
      {
        heading: headings.time,
        value: ({ appliedAt }) => (appliedAt === null ? null : formatTime(appliedAt)),
      },
    ],
  });
}

async function migrateUp(cli: Cli): Promise<void> {
  const before = await readStatus(cli);
  const { migrate } = await import('../../storage/migrate.ts');
  const after = await changeSchema(cli, migrate);
  const done = after.filter(({ number, appliedAt }) => appliedAt !== null && isOpen(before, number));
  const names = done.map(({ name }) => name).join(', ');
  cli.say(done.length > 0 ? cli.texts.migrate.done(names) : cli.texts.migrate.upToDate);
}

async function migrateDown(cli: Cli, { yes }: { readonly yes?: boolean }): Promise<void> {
  if (!yes) throw new DomainError('wrong_usage', cli.texts.migrate.needsYes);
  const last = (await readStatus(cli)).findLast(({ appliedAt }) => appliedAt !== null);
  if (!last) return cli.say(cli.texts.empty.migrations);
  const storage = await import('../../storage/migrate.ts');
  await changeSchema(cli, storage.migrateDown);
  cli.say(cli.texts.migrate.undone(last.name));
}

/** What is applied; reading makes no database, and a running system may be asked too. */
async function readStatus(cli: Cli): Promise<MigrationStatus[]> {
  const { config } = await cli.loadSettings();
  const { existsSync } = await import('node:fs');
  const { dataPaths } = await import('../../runtime/data-dir.ts');
  const { database } = dataPaths(config.data_dir);
  const { migrations, migrationStatus } = await import('../../storage/migrate.ts');
  if (!existsSync(database)) return migrations.map(({ number, name }) => ({ number, name, appliedAt: null }));
  const { openReader } = await import('../../storage/database.ts');
  const db = openReader(database);
  try {
    return await migrationStatus(db);
  } finally {
    await db.destroy();
  }
}

async function changeSchema<Result>(cli: Cli, change: (db: Queryable) => Promise<Result>): Promise<Result> {
  const { ownDataFolder } = await import('../own-data-folder.ts');
  const { openWriter } = await import('../../storage/database.ts');
  const { config } = await cli.loadSettings();
  return ownDataFolder(config, async ({ database }) => {
    const db = openWriter(database);
    try {
      return await change(db);
    } finally {
      await db.destroy();
    }
  });
}

function isOpen(status: readonly MigrationStatus[], number: number): boolean {
  return status.some((migration) => migration.number === number && migration.appliedAt === null);
}
