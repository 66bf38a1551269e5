import { writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { type Command, Option } from 'commander';
import type { ApiClient } from '../../client/api-client.ts';
import { DomainError } from '../../domain/errors.ts';
import { chooseStore } from '../choose-store.ts';
import type { Cli } from '../cli.ts';
import { readTextFile } from '../read-text-file.ts';
import { type StoreOption, storeOption } from '../common-options.ts';
import { showExamples } from '../examples.ts';
import type { MenuChanges } from '../../client/menu-file/import-menu.ts';
import type { MenuFormat } from '../../client/menu-file/write-menu.ts';
import { withApi } from '../with-api.ts';

interface FormatOptions extends StoreOption {
  readonly csv?: boolean;
  readonly json?: boolean;
}

export function declareExport(command: Command, cli: Cli): void {
  const { menuExport: say } = cli.texts.grammar;
  addFormat(command.description(say.about).argument('<file>', say.file), cli);
  showExamples(cli, command, 'menu export menu.csv', 'menu export - --json --store 1').action(
    (file: string, options: FormatOptions) =>
      withApi(cli, 'read', (api) => exportMenu(cli, api, file, options)),
  );
}

export function declareImport(command: Command, cli: Cli): void {
  const { menuImport: say } = cli.texts.grammar;
  addFormat(command.description(say.about).argument('<file>', say.file), cli).option('--dry-run', say.dryRun);
  showExamples(cli, command, 'menu import menu.csv --dry-run', 'menu import menu.json --store 1').action(
    async (file: string, options: FormatOptions & { dryRun?: boolean }) => {
      const { readMenu } = await import('../../client/menu-file/read-menu.ts');
      const { importMenu } = await import('../../client/menu-file/import-menu.ts');
      const { dryRun = false } = options;
      const format = formatOf(cli, file, options);
      const menu = readMenu(cli.texts.menuFile, { name: file, text: readTextFile(cli, file), format });
      const changes = await withApi(cli, dryRun ? 'read' : 'write', async (api) =>
        importMenu(api, { storeId: await chooseStore(cli, api, options.store), menu, dryRun }),
      );
      tell(cli, changes, dryRun);
    },
  );
}

function addFormat(command: Command, cli: Cli): Command {
  const { grammar } = cli.texts;
  return command
    .addOption(storeOption(cli))
    .addOption(new Option('--csv', grammar.menuExport.csv).conflicts('json'))
    .option('--json', grammar.menuExport.json);
}

/** What an option says, else what the file is called. @throws DomainError `wrong_usage` */
function formatOf(cli: Cli, file: string, { csv, json }: FormatOptions): MenuFormat {
  const ending = extname(file).toLowerCase();
  if (csv || (!json && ending === '.csv')) return 'csv';
  if (json || ending === '.json') return 'json';
  throw new DomainError('wrong_usage', cli.texts.menuFile.whichFormat);
}

async function exportMenu(cli: Cli, api: ApiClient, file: string, options: FormatOptions): Promise<void> {
  const { loadMenu } = await import('../../client/menu-file/load-menu.ts');
  const { writeMenu } = await import('../../client/menu-file/write-menu.ts');
  const format = formatOf(cli, file, options);
  const store_id = await chooseStore(cli, api, options.store);
  const menu = await loadMenu(api, store_id);
  const text = writeMenu(menu, format);
  if (file === '-') return void cli.stdout.write(text);
  writeFileSync(file, text);
  cli.say(cli.texts.menuFile.exported(menu.dishes.length, file));
}

function tell(cli: Cli, { added, changed, unchanged, left, reordered }: MenuChanges, dryRun: boolean): void {
  const { menuFile: say } = cli.texts;
  for (const name of added) cli.print(`+ ${name}`);
  for (const { name, fields } of changed) cli.print(`~ ${name}: ${fields.join(', ')}`);
  if (reordered) cli.print(`~ ${say.categories}`);
  cli.say(say.summary(added.length, changed.length, unchanged));
  if (left.length > 0) cli.say(say.left(left.length));
  if (dryRun) cli.say(say.dryRun);
}
