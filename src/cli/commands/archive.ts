import type { Command } from 'commander';
import { z } from 'zod';
import { DomainError } from '../../domain/errors.ts';
import type { Cli } from '../cli.ts';
import { type JsonOption, jsonOption } from '../common-options.ts';
import { showExamples } from '../examples.ts';
import { printJson } from '../output/print-list.ts';
import { Unreadable } from '../unreadable.ts';

interface ArchiveCommandOptions extends JsonOption {
  readonly before: string;
  readonly dryRun?: boolean;
}

export function declare(archive: Command, cli: Cli): void {
  const { archive: say } = cli.texts.grammar;
  showExamples(
    cli,
    archive
      .requiredOption('--before <day>', say.before, day)
      .option('--dry-run', say.dryRun)
      .addOption(jsonOption(cli))
      .action((options: ArchiveCommandOptions) => archiveNow(cli, options)),
    'archive --before 2026-01-01 --dry-run',
    'archive --before 2026-01-01',
  );
}

/** Works on the data itself, also next to a running system: it waits for its turn like any writer. */
async function archiveNow(cli: Cli, { before, dryRun = false, json }: ArchiveCommandOptions): Promise<void> {
  const { config } = await cli.loadSettings();
  const { existsSync } = await import('node:fs');
  const { dataPaths } = await import('../../runtime/data-dir.ts');
  const { database } = dataPaths(config.data_dir);
  if (!existsSync(database)) throw new DomainError('not_found', cli.texts.nothingHere(config.data_dir));
  const { openStorage } = await import('../../storage/storage.ts');
  const { archiveOrders } = await import('../../operations/upkeep/archive-orders.ts');
  const { systemClock } = await import('../../runtime/clock.ts');
  const storage = await openStorage({ filename: database });
  try {
    const orders = await archiveOrders({ storage, clock: systemClock, before, dryRun });
    if (json) printJson(cli, { before, orders, dry_run: dryRun });
    else cli.say(dryRun ? cli.texts.archive.would(orders, before) : cli.texts.archive.done(orders, before));
  } finally {
    await storage.close();
  }
}

function day(text: string): string {
  const parsed = z.iso.date().safeParse(text);
  if (parsed.success) return parsed.data;
  throw new Unreadable('day');
}
