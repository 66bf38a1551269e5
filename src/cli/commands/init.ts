import type { Command } from 'commander';
import type { ApiClient } from '../../client/api-client.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Cli } from '../cli.ts';
import { showExamples } from '../examples.ts';
import { type InitOptions, type Restaurant, askForRestaurant } from '../init/ask-for-restaurant.ts';
import { listAll } from '../../client/list-all.ts';
import { wholeNumber } from '../parse-argument.ts';
import { randomPassword } from '../random-password.ts';
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
    .option('-y, --yes', say.yes);
  showExamples(
    cli,
    init,
    'init',
    'init --yes',
    'init --store 老王面馆 --tables 12 --admin wang --printer 192.168.1.50',
  ).action((options: InitOptions) => setUp(cli, options));
}

async function setUp(cli: Cli, options: InitOptions): Promise<void> {
  const { config } = await cli.loadSettings();
  cli.say(cli.texts.init.begin(config.data_dir));
  const restaurant = await askForRestaurant(cli, options);
  await withApi(cli, 'write', async (api) => {
    await refuseExisting(cli, api);
    await createRestaurant(cli, api, restaurant, options.timezone ?? localTimeZone());
  });
  cli.say(cli.texts.init.next);
}

/** @throws DomainError `already_exists`: setting up twice would only confuse */
async function refuseExisting({ texts }: Cli, api: ApiClient): Promise<void> {
  const stores = await listAll((query) => api.listStores({ query }));
  if (stores.length > 0)
    throw new DomainError('already_exists', texts.init.existing(stores.map(({ name }) => name).join(', ')));
}

async function createRestaurant(
  cli: Cli,
  api: ApiClient,
  restaurant: Restaurant,
  timezone: string,
): Promise<void> {
  const { init } = cli.texts;
  const done = (what: string) => cli.say(`${cli.colors.green('✓')} ${what}`);
  const { language } = cli;
  const store = await api.createStore({ body: { name: restaurant.store, timezone, language } });
  for (let number = 1; number <= restaurant.tables; number++)
    await api.createTable({ params: { id: store.id }, body: { table_number: String(number) } });
  done(init.store(store.name, restaurant.tables));
  if (restaurant.printer !== undefined) {
    const [ip_address, port] = splitAddress(restaurant.printer);
    const printer = await api.createPrinter({
      body: { store_id: store.id, name: init.printerName, connection: 'network', ip_address, port },
    });
    done(init.printer(printer.name));
  }
  const password = restaurant.adminPassword ?? randomPassword();
  await api.createUser({ body: { username: restaurant.admin, password, role: 'admin' } });
  done(init.admin(restaurant.admin));
  if (restaurant.adminPassword === undefined) cli.say(init.password(restaurant.admin, password));
}

/** `host`, `host:9100` or `[v6]:9100` */
function splitAddress(address: string): [host: string, port: number | undefined] {
  const [, host = address, port] = /^(.+):([0-9]{1,5})$/.exec(address) ?? [];
  return [host.replace(/^\[(.*)\]$/, '$1'), port === undefined ? undefined : Number(port)];
}

function localTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
