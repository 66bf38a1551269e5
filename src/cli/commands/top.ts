import type { Command } from 'commander';
import type { ApiClient } from '../../client/api-client.ts';
import { DomainError } from '../../domain/errors.ts';
import { chooseStore } from '../choose-store.ts';
import type { Cli } from '../cli.ts';
import { type JsonOption, jsonOption, type StoreOption, storeOption } from '../common-options.ts';
import { openControl } from '../control.ts';
import { showExamples } from '../examples.ts';
import { findHub } from '../find-hub.ts';
import { createLocalCredential } from '../local-credential.ts';
import { loadScreen } from '../screens/load-screen.ts';
import type { TopStore } from '../screens/top/run-top.tsx';
import { withApi } from '../with-api.ts';

interface TopOptions extends StoreOption, JsonOption {
  readonly plain?: true;
  readonly ascii?: true;
  readonly notify?: true;
}

/** The hub ends a connection with its token; a shift is shorter. */
const tokenSeconds = 16 * 3600;

export function declare(top: Command, cli: Cli): void {
  const { top: say } = cli.texts.grammar;
  top
    .addOption(storeOption(cli))
    .option('--plain', say.plain)
    .option('--ascii', say.ascii)
    .option('--notify', say.notify)
    .addOption(jsonOption(cli));
  showExamples(cli, top, 'top', 'top --plain', 'top --json | jq .').action((options: TopOptions) =>
    withApi(cli, 'running', async (api, { config }) => {
      const control = await openControl(cli);
      const urlOf = async (store: number) => `${await findHub(cli, config)}/ws/store/${store}`;
      const token = createLocalCredential({ dataDir: config.data_dir, seconds: tokenSeconds });
      const common = { api, control, token };
      if (wantsLines(cli, options)) {
        const store = await chooseStore(cli, api, options.store);
        const { name: storeName, timezone: timeZone } = await api.getStore({ params: { id: store } });
        const { runPlain } = await import('../screens/top/run-plain.ts');
        const signal = cli.interruption();
        const url = () => urlOf(store);
        return runPlain(cli, { ...common, store, storeName, timeZone, url, json: options.json, signal });
      }
      const stores = await listStores(cli, api);
      const first = options.store ?? stores[0].id;
      if (!stores.some(({ id }) => id === first)) await api.getStore({ params: { id: first } });
      const { createPageSources } = await import('../screens/top/page-sources.ts');
      const { runTop } = await loadScreen(() => import('../screens/top/run-top.tsx'));
      const env = {
        RESTAURANTCTL_DATA_DIR: config.data_dir,
        RESTAURANTCTL_CONFIG: await cli.configFile(),
        RESTAURANTCTL_LANGUAGE: cli.language,
      };
      const sources = createPageSources({ cli, api, control, env });
      const { ascii, notify } = options;
      await runTop(cli, { ...common, stores, first, urlOf, sources, ascii, notify });
    }),
  );
}

/** Those to go through, the first one first. */
async function listStores(cli: Cli, api: ApiClient): Promise<[TopStore, ...TopStore[]]> {
  const { items } = await api.listStores({ query: { limit: 100 } });
  const [first, ...others] = items.map(({ id, name, timezone }) => ({ id, name, timeZone: timezone }));
  if (!first) throw new DomainError('wrong_usage', cli.texts.noStores);
  return [first, ...others];
}

/** A screen reader reads lines, not a screen that changes (INK_SCREEN_READER as in Ink). */
function wantsLines({ env, stdin, stdout }: Cli, { plain, json }: TopOptions): boolean {
  const isTerminal = stdin.isTTY && stdout.isTTY;
  return plain === true || json === true || env.INK_SCREEN_READER === 'true' || !isTerminal;
}
