import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { DomainError } from '../../domain/errors.ts';
import { mendRestored } from '../../operations/upkeep/mend-restored.ts';
import { checkBackup } from '../../storage/backup/inspect-backup.ts';
import { replaceDatabase } from '../../storage/backup/replace-database.ts';
import { openStorage } from '../../storage/storage.ts';
import type { Cli } from '../cli.ts';
import { showExamples } from '../examples.ts';
import { ownDataFolder } from '../own-data-folder.ts';
import { formatTime } from '../output/format-values.ts';

export function declare(restore: Command, cli: Cli): void {
  const { restore: say } = cli.texts.grammar;
  showExamples(
    cli,
    restore
      .argument('<file>', say.file)
      .option('--yes', say.yes)
      .action((file: string, options: { yes?: boolean }) => restoreFrom(cli, resolve(file), options)),
    'restore /mnt/usb/restaurant.db --yes',
  );
}

/** Nothing is touched before the backup was looked through; what was there is kept beside it. */
async function restoreFrom(cli: Cli, file: string, { yes }: { readonly yes?: boolean }): Promise<void> {
  const texts = cli.texts.restore;
  const { config } = await cli.loadSettings();
  await ownDataFolder(config, async ({ root, database }) => {
    const { created_at, orders } = await checkBackup(file);
    if (existsSync(database) && !yes) throw new DomainError('wrong_usage', texts.needsYes);
    const keepIn = join(root, `replaced-${new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}`);
    replaceDatabase({ database, source: file, keepIn });
    const storage = await openStorage({ filename: database });
    try {
      const { unconfirmedJobs } = await mendRestored(storage);
      cli.say(texts.done(formatTime(created_at), orders));
      cli.say(texts.missing(formatTime(created_at)));
      if (unconfirmedJobs > 0) cli.say(texts.unconfirmed(unconfirmedJobs));
      if (existsSync(keepIn)) cli.say(texts.kept(keepIn));
    } finally {
      await storage.close();
    }
  });
}
