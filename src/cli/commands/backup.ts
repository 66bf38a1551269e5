import { copyFileSync, constants, mkdirSync, rmSync } from 'node:fs';
import { basename, dirname, isAbsolute, resolve } from 'node:path';
import type { Command } from 'commander';
import { DomainError, coerceError } from '../../domain/errors.ts';
import type { BackupOnWire } from '../../protocol/backups.ts';
import { checkBackup, manifestPath } from '../../storage/backup/inspect-backup.ts';
import type { Cli } from '../cli.ts';
import { type JsonOption, jsonOption } from '../common-options.ts';
import { showExamples } from '../examples.ts';
import { formatTime } from '../output/format-values.ts';
import { printJson, printList } from '../output/print-list.ts';
import { withApi } from '../with-api.ts';

export function declare(backup: Command, cli: Cli): void {
  const { backup: say } = cli.texts.grammar;
  showExamples(
    cli,
    backup
      .argument('[file]', say.file)
      .addOption(jsonOption(cli))
      .action((file: string | undefined, options: JsonOption) => backUpTo(cli, file, options)),
    'backup',
    'backup /mnt/usb/restaurant.db',
    'backup list',
  );
  showExamples(
    cli,
    backup
      .command('list')
      .description(say.list.about)
      .addOption(jsonOption(cli))
      .action((options: JsonOption) => listThem(cli, options)),
    'backup list --json',
  );
  showExamples(
    cli,
    backup
      .command('check')
      .description(say.check.about)
      .argument('<file>', say.check.file)
      .action(async (file: string) => {
        const { orders, created_at } = await checkBackup(resolve(file));
        cli.say(cli.texts.backup.sound(file, formatTime(created_at), orders));
      }),
    'backup check /mnt/usb/restaurant.db',
  );
}

/** The API makes and checks it in the data folder, whoever serves it; then it goes where it was asked for. */
async function backUpTo(cli: Cli, file: string | undefined, { json }: JsonOption): Promise<void> {
  const begun = performance.now();
  const made = await withApi(cli, 'read', (api) => api.createBackup({ body: {} }));
  const placed = file === undefined ? made : moveTo(made, resolve(file));
  if (file !== undefined) await checkBackup(placed.path);
  if (json) return printJson(cli, placed);
  cli.say(cli.texts.backup.made(shown(placed.path), placed.orders, Math.round(performance.now() - begun)));
}

/** Other folders may be on other disks: copied under a working name first, so that no half of it bears the name. */
function moveTo(made: BackupOnWire, path: string): BackupOnWire {
  const exclusive = constants.COPYFILE_EXCL;
  mkdirSync(dirname(path), { recursive: true });
  try {
    copyFileSync(manifestPath(made.path), manifestPath(path), exclusive);
    copyFileSync(made.path, path, exclusive);
  } catch (thrown) {
    const error = coerceError(thrown);
    if ('code' in error && error.code === 'EEXIST')
      throw new DomainError(
        'already_exists',
        `${path} is there already. Choose another name.`,
        {},
        { cause: thrown },
      );
    throw error;
  }
  rmSync(made.path);
  rmSync(manifestPath(made.path));
  return { ...made, name: basename(path), path };
}

async function listThem(cli: Cli, { json }: JsonOption): Promise<void> {
  const { headings, empty } = cli.texts;
  const rows = await withApi(cli, 'read', (api) => api.listBackups());
  await printList(cli, {
    rows,
    json,
    empty: empty.backups,
    columns: [
      { heading: headings.name, value: ({ name }) => name },
      { heading: headings.time, value: ({ created_at }) => formatTime(created_at) },
      { heading: headings.order, value: ({ orders }) => orders, align: 'right' },
      {
        heading: headings.size,
        value: ({ bytes }) => `${(bytes / 1_000_000).toFixed(1)} MB`,
        align: 'right',
      },
    ],
  });
}

function shown(path: string): string {
  return isAbsolute(path) ? path : resolve(path);
}
