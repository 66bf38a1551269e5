import type { Command } from 'commander';
import { DomainError } from '../../domain/errors.ts';
import { chooseStore } from '../choose-store.ts';
import type { Cli } from '../cli.ts';
import { type StoreOption, storeOption } from '../common-options.ts';
import { openControl } from '../control.ts';
import { showExamples } from '../examples.ts';
import { findHub } from '../find-hub.ts';
import { createLocalCredential } from '../local-credential.ts';
import { loadScreen } from '../screens/load-screen.ts';
import { withApi } from '../with-api.ts';

interface KitchenOptions extends StoreOption {
  readonly station?: string;
}

/** The hub ends a connection with its token; a shift is shorter. */
const tokenSeconds = 16 * 3600;

export function declare(kitchen: Command, cli: Cli): void {
  const { kitchen: say } = cli.texts.grammar;
  kitchen.addOption(storeOption(cli)).option('--station <name>', say.station);
  showExamples(cli, kitchen, 'kitchen', 'kitchen --store 1 --station 热菜').action(
    (options: KitchenOptions) => {
      if (!cli.stdin.isTTY || !cli.stdout.isTTY)
        throw new DomainError('wrong_usage', cli.texts.kitchen.needsTerminal);
      return withApi(cli, 'running', async (api, { config }) => {
        const store = await chooseStore(cli, api, options.store);
        const { name, timezone } = await api.getStore({ params: { id: store } });
        const { runKitchen } = await loadScreen(() => import('../screens/kitchen/run-kitchen.tsx'));
        await runKitchen(cli, {
          api,
          control: await openControl(cli),
          store,
          storeName: name,
          timeZone: timezone,
          station: options.station,
          url: async () => `${await findHub(cli, config)}/ws/store/${store}`,
          token: createLocalCredential({ dataDir: config.data_dir, seconds: tokenSeconds }),
        });
      });
    },
  );
}
