import type { Command } from 'commander';
import { chooseStore } from '../choose-store.ts';
import type { Cli } from '../cli.ts';
import { type StoreOption, storeOption } from '../common-options.ts';
import { showExamples } from '../examples.ts';
import { wholeNumber } from '../parse-argument.ts';
import { withApi } from '../with-api.ts';

export function declare(orders: Command, cli: Cli): void {
  const { orders: say } = cli.texts.grammar;
  showExamples(
    cli,
    orders
      .command('tail')
      .description(say.tail.about)
      .addOption(storeOption(cli))
      .option('--since <seq>', say.tail.since, wholeNumber(0))
      .option('--json', say.tail.json)
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
