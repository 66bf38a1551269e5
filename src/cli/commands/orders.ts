import type { Command } from 'commander';
import { chooseStore } from '../choose-store.ts';
import type { Cli } from '../cli.ts';
import { type StoreOption, storeOption } from '../common-options.ts';
import { showExamples } from '../examples.ts';
import { wholeNumber } from '../parse-argument.ts';
import { withApi } from '../with-api.ts';

export function declare(orders: Command, cli: Cli): void {
  showExamples(
    orders
      .command('tail')
      .description(
        'show the events of a store as they happen; after any interruption none is missing and none comes twice',
      )
      .addOption(storeOption())
      .option(
        '--since <seq>',
        'begin after this event, 0 for all that are kept; else with what is new',
        wholeNumber(0),
      )
      .option('--json', 'one event a line on standard output')
      .action(async (options: TailOptions) => {
        const { tailOrders } = await import('./orders-tail.ts');
        await withApi(cli, 'running', async (api, { config }) => {
          const store = await chooseStore(cli, api, options.store);
          await tailOrders(cli, { ...options, config, store });
        });
      }),
    'orders tail --store 1',
    'orders tail --since 0 --json | jq .type',
  );
}

interface TailOptions extends StoreOption {
  readonly since?: number;
  readonly json?: boolean;
}
