import type { Command } from 'commander';
import type { ApiClient } from '../../client/api-client.ts';
import type { Cli } from '../cli.ts';
import { type JsonOption, type StoreOption, jsonOption, storeOption } from '../common-options.ts';
import { showExamples } from '../examples.ts';
import { listAll } from '../../client/list-all.ts';
import { printList } from '../output/print-list.ts';
import { exitCodes } from '../report-error.ts';
import { withApi } from '../with-api.ts';

export function declare(route: Command, cli: Cli): void {
  showExamples(
    cli,
    route
      .command('check')
      .description(cli.texts.grammar.route.check)
      .addOption(storeOption(cli))
      .addOption(jsonOption(cli))
      .action((options: StoreOption & JsonOption) =>
        withApi(cli, 'read', (api) => checkRoutes(cli, api, options)),
      ),
    'route check',
    'route check --store 1 --json',
  );
}

async function checkRoutes(cli: Cli, api: ApiClient, { store, json }: StoreOption & JsonOption) {
  const { texts, colors } = cli;
  const rows = await readRoutes(api, store);
  const unrouted = rows.filter(({ printers }) => printers.length === 0);
  await printList(cli, {
    rows: [...unrouted, ...rows.filter(({ printers }) => printers.length > 0)],
    json,
    empty: texts.route.noDishes,
    columns: [
      { heading: texts.headings.store, value: ({ store_name }) => store_name },
      { heading: texts.headings.items, value: ({ menu_item_name }) => menu_item_name },
      { heading: texts.headings.station, value: ({ station }) => station },
      {
        heading: texts.headings.printer,
        value: ({ printers }) => printers.map(({ name }) => name).join(', ') || texts.route.nobody,
        paint: (text, { printers }) => (printers.length > 0 ? text : colors.red(text)),
      },
    ],
  });
  if (unrouted.length > 0) {
    cli.say(texts.route.unrouted(unrouted.length));
    cli.setExitCode(exitCodes.failed);
  } else if (rows.length > 0) cli.say(texts.route.allRouted(rows.length));
}

/** The dishes of the store, or of all stores, each with the printers that would print it. */
async function readRoutes(api: ApiClient, storeId: number | undefined) {
  const all = await listAll((query) => api.listStores({ query }));
  const stores = storeId === undefined ? all : all.filter(({ id }) => id === storeId);
  // One that is not in the list is asked for all the same, so that the API says what is wrong with it.
  const wanted = stores.length > 0 || storeId === undefined ? stores : [{ id: storeId, name: '' }];
  const routes = wanted.map(async ({ id, name }) =>
    (await api.getPrintRoute({ query: { store_id: id } })).map((route) => ({
      store_id: id,
      store_name: name,
      ...route,
    })),
  );
  return (await Promise.all(routes)).flat();
}
