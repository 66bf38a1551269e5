import type { Command } from 'commander';
import type { ApiClient } from '../../client/api-client.ts';
import type { MenuItemOnWire } from '../../protocol/menu.ts';
import { chooseStore } from '../choose-store.ts';
import type { Cli } from '../cli.ts';
import { type JsonOption, type StoreOption, jsonOption, storeOption } from '../common-options.ts';
import { showExamples } from '../examples.ts';
import { formatAmount } from '../output/format-values.ts';
import { listAll } from '../../client/list-all.ts';
import { printList } from '../output/print-list.ts';
import { withApi } from '../with-api.ts';
import { declareExport, declareImport } from './menu-file.ts';

export function declare(menu: Command, cli: Cli): void {
  const { menu: say } = cli.texts.grammar;
  showExamples(
    cli,
    menu
      .command('list')
      .description(say.list.about)
      .addOption(storeOption(cli))
      .addOption(jsonOption(cli))
      .action((options: StoreOption & JsonOption) =>
        withApi(cli, 'read', (api) => listMenu(cli, api, options)),
      ),
    'menu list --store 1',
    'menu list --json',
  );
  declareExport(menu.command('export'), cli);
  declareImport(menu.command('import'), cli);
}

async function listMenu(cli: Cli, api: ApiClient, { store, json }: StoreOption & JsonOption): Promise<void> {
  const store_id = await chooseStore(cli, api, store);
  const { headings, empty, ...texts } = cli.texts;
  await printList(cli, {
    rows: await listAll((query) => api.listMenu({ query: { ...query, store_id } })),
    json,
    empty: empty.menu,
    columns: [
      { heading: headings.id, value: (dish) => dish.id, align: 'right' },
      { heading: headings.name, value: (dish) => dish.name },
      { heading: headings.category, value: (dish) => dish.category || null },
      { heading: headings.price, value: (dish) => formatAmount(dish.price), align: 'right' },
      { heading: headings.station, value: (dish) => dish.station },
      {
        heading: headings.stock,
        value: (dish) => (dish.is_available ? (dish.stock ?? texts.unlimited) : texts.offMenu),
        align: 'right',
      },
      { heading: headings.options, value: describeOptions },
    ],
  });
}

/** `规格=小杯|大杯 加料=珍珠|椰果`: the words `--item` takes. */
function describeOptions({ options }: MenuItemOnWire): string | null {
  const groups = options.map(
    ({ name, choices }) => `${name}=${choices.map((choice) => choice.name).join('|')}`,
  );
  return groups.length > 0 ? groups.join(' ') : null;
}
