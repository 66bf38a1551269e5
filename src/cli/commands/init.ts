import type { Command } from 'commander';
import type { ApiClient } from '../../client/api-client.ts';
import { listAll } from '../../client/list-all.ts';
import { DomainError } from '../../domain/errors.ts';
import { createDataDir } from '../../runtime/data-dir.ts';
import type { Cli } from '../cli.ts';
import { showExamples } from '../examples.ts';
import { type InitOptions, askForRestaurant } from '../init/ask-for-restaurant.ts';
import { firstPrinter } from '../init/first-printer.ts';
import { makeRestaurant } from '../init/make-restaurant.ts';
import { finish, keepUnfinished, type Plan, readUnfinished } from '../init/unfinished.ts';
import { wholeNumber } from '../parse-argument.ts';
import { withApi } from '../with-api.ts';

export function declare(init: Command, cli: Cli): void {
  const { init: say } = cli.texts.grammar;
  init
    .option('--store <name>', say.store)
    .option('--tables <count>', say.tables, wholeNumber(0, 200))
    .option('--timezone <zone>', say.timezone)
    .option('--admin <username>', say.admin)
    .option('--admin-password <password>', say.adminPassword)
    .option('--printer <address>', say.printer)
    .option('--no-start', say.noStart)
    .option('-y, --yes', say.yes);
  showExamples(
    cli,
    init,
    'init',
    'init --yes --printer find',
    'init --store 老王面馆 --tables 12 --admin wang --printer 192.168.1.50',
  ).action((options: InitOptions) => setUp(cli, options));
}

/** What is to be made is written down first: an interrupted set-up goes on where it was. */
async function setUp(cli: Cli, options: InitOptions): Promise<void> {
  const { init } = cli.texts;
  const { root } = createDataDir((await cli.loadSettings()).config.data_dir);
  const tell = (what: string) => cli.say(`${cli.colors.green('✓')} ${what}`);
  const before = readUnfinished(root);
  cli.say(before ? init.goesOn(before.store) : init.begin(root));
  if (!before) await withApi(cli, 'write', (api) => refuseExisting(cli, api));
  tell(init.secrets);
  const { plan, password } = before
    ? { plan: before, password: options.adminPassword }
    : await decide(cli, options);
  keepUnfinished(root, plan);
  const onPasswordKnown = () => keepUnfinished(root, { ...plan, isPasswordKnown: true });
  try {
    await withApi(cli, 'write', (api) => makeRestaurant(cli, api, { plan, password, tell, onPasswordKnown }));
  } catch (thrown) {
    // What can't be made is asked for anew.
    if (thrown instanceof DomainError && thrown.code === 'invalid') finish(root);
    throw thrown;
  }
  if (options.start) {
    const { openRestaurant } = await import('../init/open-restaurant.ts');
    if (!(await openRestaurant(cli))) return;
  }
  finish(root);
  cli.say(options.start ? init.next : init.startIt);
}

/** @throws DomainError `already_exists`: setting up twice would only confuse */
async function refuseExisting({ texts }: Cli, api: ApiClient): Promise<void> {
  const stores = await listAll((query) => api.listStores({ query }));
  if (stores.length > 0)
    throw new DomainError('already_exists', texts.init.existing(stores.map(({ name }) => name).join(', ')));
}

async function decide(
  cli: Cli,
  options: InitOptions,
): Promise<{ readonly plan: Plan; readonly password: string | undefined }> {
  const { store, tables, timezone, admin, adminPassword, printer } = await askForRestaurant(cli, options);
  const plan = {
    store,
    tables,
    timezone,
    admin,
    isPasswordKnown: false,
    printer: await firstPrinter(cli, printer),
  };
  return { plan, password: adminPassword };
}
