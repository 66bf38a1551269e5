import { type Command, Option } from 'commander';
import type { ApiClient } from '../../client/api-client.ts';
import { chooseStore } from '../choose-store.ts';
import type { Cli } from '../cli.ts';
import { type JsonOption, type StoreOption, jsonOption, storeOption } from '../common-options.ts';
import { showExamples } from '../examples.ts';
import { listAll } from '../../client/list-all.ts';
import { printJson, printList } from '../output/print-list.ts';
import { identifier, wholeNumber } from '../parse-argument.ts';
import { withApi } from '../with-api.ts';
import type { QrOptions } from './table-qr.ts';

export function declare(table: Command, cli: Cli): void {
  const { table: say, common } = cli.texts.grammar;
  showExamples(
    cli,
    table
      .command('list')
      .description(say.list.about)
      .addOption(storeOption(cli))
      .addOption(jsonOption(cli))
      .action((options: StoreOption & JsonOption) =>
        withApi(cli, 'read', (api) => listTables(cli, api, options)),
      ),
    'table list --store 1',
  );
  showExamples(
    cli,
    table
      .command('add')
      .description(say.add.about)
      .argument('<number...>', say.add.number)
      .addOption(storeOption(cli))
      .option('--seats <count>', say.add.seats, wholeNumber(1, 100))
      .addOption(jsonOption(cli))
      .action((numbers: string[], options: AddOptions) =>
        withApi(cli, 'write', (api) => addTables(cli, api, numbers, options)),
      ),
    'table add 8 --store 1 --seats 4',
    'table add A1 A2 A3',
  );
  showExamples(
    cli,
    table
      .command('rm')
      .description(say.rm.about)
      .argument('<id>', common.id, identifier)
      .action((id: number) => withApi(cli, 'write', (api) => removeTable(cli, api, id))),
    'table rm 12',
  );
  showExamples(
    cli,
    table
      .command('merge')
      .description(say.merge.about)
      .argument('<id>', say.merge.id, identifier)
      .argument('<into>', say.merge.into, identifier)
      .addOption(jsonOption(cli))
      .action((id: number, into: number, options: JsonOption) =>
        withApi(cli, 'running', (api) => mergeTables(cli, api, { id, into, ...options })),
      ),
    'table merge 12 8',
  );
  showExamples(
    cli,
    table
      .command('clear')
      .description(say.clear.about)
      .argument('<id>', common.id, identifier)
      .addOption(jsonOption(cli))
      .action((id: number, options: JsonOption) =>
        withApi(cli, 'running', (api) => clearTable(cli, api, id, options)),
      ),
    'table clear 12',
  );
  showExamples(
    cli,
    table
      .command('rotate')
      .description(say.rotate.about)
      .argument('<id>', common.id, identifier)
      .addOption(jsonOption(cli))
      .action((id: number, options: JsonOption) =>
        withApi(cli, 'write', (api) => rotateCode(cli, api, id, options)),
      ),
    'table rotate 12',
  );
  showExamples(
    cli,
    table
      .command('qr')
      .description(say.qr.about)
      .argument('[id]', say.qr.id, identifier)
      .addOption(new Option('--all', say.qr.all).implies({ out: 'tables.pdf' }))
      .addOption(storeOption(cli))
      .option('--out <file>', say.qr.out)
      .action(async (id: number | undefined, options: QrOptions) => {
        const { showTableQr } = await import('./table-qr.ts');
        await withApi(cli, 'read', (api) => showTableQr(cli, api, id, options));
      }),
    'table qr 12',
    'table qr 12 --out table-12.svg',
    'table qr --all --out tables.pdf',
  );
}

type AddOptions = StoreOption & JsonOption & { readonly seats?: number };

async function listTables(
  cli: Cli,
  api: ApiClient,
  { store, json }: StoreOption & JsonOption,
): Promise<void> {
  const id = await chooseStore(cli, api, store);
  const { headings, empty } = cli.texts;
  await printList(cli, {
    rows: await listAll((query) => api.listTables({ params: { id }, query })),
    json,
    empty: empty.tables,
    columns: [
      { heading: headings.id, value: (table) => table.id, align: 'right' },
      { heading: headings.table, value: (table) => table.table_number },
      { heading: headings.seats, value: (table) => table.seats, align: 'right' },
      { heading: headings.state, value: (table) => cli.texts.tableStates[table.status] },
    ],
  });
}

async function addTables(
  cli: Cli,
  api: ApiClient,
  numbers: readonly string[],
  { store, seats, json }: AddOptions,
): Promise<void> {
  const id = await chooseStore(cli, api, store);
  for (const table_number of numbers) {
    const table = await api.createTable({ params: { id }, body: { table_number, seats } });
    cli.say(cli.texts.added(cli.texts.things.table, table.id, table.table_number));
    if (json) printJson(cli, table);
  }
}

async function removeTable(cli: Cli, api: ApiClient, id: number): Promise<void> {
  await api.removeTable({ params: { id } });
  cli.say(cli.texts.removed(cli.texts.things.table, String(id)));
}

async function mergeTables(
  cli: Cli,
  api: ApiClient,
  { id, into, json }: JsonOption & { readonly id: number; readonly into: number },
): Promise<void> {
  const { orders } = await api.mergeTables({ params: { id }, body: { into_table_id: into } });
  cli.say(cli.texts.merged(orders.length));
  if (json) printJson(cli, orders);
}

async function clearTable(cli: Cli, api: ApiClient, id: number, { json }: JsonOption): Promise<void> {
  const table = await api.clearTable({ params: { id } });
  cli.say(cli.texts.tableCleared(table.table_number));
  if (json) printJson(cli, table);
}

/** The new code is shown by `table qr`. */
async function rotateCode(cli: Cli, api: ApiClient, id: number, { json }: JsonOption): Promise<void> {
  const table = await api.rotateTableCode({ params: { id } });
  cli.say(cli.texts.codeRotated(table.table_number, id));
  if (json) printJson(cli, table);
}
