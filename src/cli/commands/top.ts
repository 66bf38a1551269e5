import type { Command } from 'commander';
import { chooseStore } from '../choose-store.ts';
import type { Cli } from '../cli.ts';
import { type JsonOption, jsonOption, type StoreOption, storeOption } from '../common-options.ts';
import { openControl } from '../control.ts';
import { showExamples } from '../examples.ts';
import { findHub } from '../find-hub.ts';
import { createLocalCredential } from '../local-credential.ts';
import { loadScreen } from '../screens/load-screen.ts';
import { withApi } from '../with-api.ts';

interface TopOptions extends StoreOption, JsonOption {
  readonly plain?: true;
  readonly ascii?: true;
}

/** The hub ends a connection with its token; a shift is shorter. */
const tokenSeconds = 16 * 3600;

export function declare(top: Command, cli: Cli): void {
  const { top: say } = cli.texts.grammar;
  top
    .addOption(storeOption(cli))
    .option('--plain', say.plain)
    .option('--ascii', say.ascii)
    .addOption(jsonOption(cli));
  showExamples(cli, top, 'top', 'top --plain', 'top --json | jq .').action((options: TopOptions) =>
    withApi(cli, 'running', async (api, { config }) => {
      const control = await openControl(cli);
      const store = await chooseStore(cli, api, options.store);
      const { name: storeName, timezone: timeZone } = await api.getStore({ params: { id: store } });
      const common = {
        api,
        control,
        store,
        storeName,
        timeZone,
        url: async () => `${await findHub(cli, config)}/ws/store/${store}`,
        token: createLocalCredential({ dataDir: config.data_dir, seconds: tokenSeconds }),
      };
      if (wantsLines(cli, options)) {
        const { runPlain } = await import('../screens/top/run-plain.ts');
        return runPlain(cli, { ...common, json: options.json, signal: cli.interruption() });
      }
      const { createPageSources } = await import('../screens/top/page-sources.ts');
      const { runTop } = await loadScreen(() => import('../screens/top/run-top.tsx'));
      const env = {
        RESTAURANTCTL_DATA_DIR: config.data_dir,
        RESTAURANTCTL_CONFIG: await cli.configFile(),
        RESTAURANTCTL_LANGUAGE: cli.language,
      };
      const sources = createPageSources({ cli, api, control, env });
      await runTop(cli, { ...common, sources, ascii: options.ascii });
    }),
  );
}

/** A screen reader reads lines, not a screen that changes (INK_SCREEN_READER as in Ink). */
function wantsLines({ env, stdin, stdout }: Cli, { plain, json }: TopOptions): boolean {
  const isTerminal = stdin.isTTY && stdout.isTTY;
  return plain === true || json === true || env.INK_SCREEN_READER === 'true' || !isTerminal;
}
