import { type Command, Option } from 'commander';
import type { ApiClient } from '../../client/api-client.ts';
import type { Cli } from '../cli.ts';
import { type JsonOption, jsonOption } from '../common-options.ts';
import { showExamples } from '../examples.ts';
import { listAll } from '../../client/list-all.ts';
import { printJson, printList } from '../output/print-list.ts';
import { identifier, list } from '../parse-argument.ts';
import { withApi } from '../with-api.ts';

export function declare(store: Command, cli: Cli): void {
  const { store: say, common } = cli.texts.grammar;
  showExamples(
    cli,
    store
      .command('list')
      .description(say.list.about)
      .addOption(jsonOption(cli))
      .action((options: JsonOption) => withApi(cli, 'read', (api) => listStores(cli, api, options))),
    'store list',
    'store list --json',
  );
  showExamples(
    cli,
    addFields(cli, store.command('add').description(say.add.about).argument('<name>', say.add.name))
      .addOption(jsonOption(cli))
      .action((name: string, options: StoreFields & JsonOption) =>
        withApi(cli, 'write', (api) => addStore(cli, api, name, options)),
      ),
    'store add 老王面馆 --timezone Asia/Shanghai --currency CNY',
    'store add "Wang\'s Noodles" --confirm immediate',
  );
  showExamples(
    cli,
    addFields(cli, store.command('edit').description(say.edit.about).argument('<id>', common.id, identifier))
      .option('--name <name>', say.edit.name)
      .addOption(jsonOption(cli))
      .action((id: number, options: StoreFields & JsonOption) =>
        withApi(cli, 'write', (api) => editStore(cli, api, id, options)),
      ),
    'store edit 1 --name 老王面馆 --confirm on_payment',
  );
  showExamples(
    cli,
    store
      .command('rm')
      .description(say.rm.about)
      .argument('<id>', common.id, identifier)
      .action((id: number) => withApi(cli, 'write', (api) => removeStore(cli, api, id))),
    'store rm 2',
  );
}

interface StoreFields {
  readonly name?: string;
  readonly address?: string;
  readonly timezone?: string;
  readonly currency?: string;
  readonly storeLanguage?: 'zh-CN' | 'zh-TW' | 'en';
  readonly confirm?: 'manual' | 'on_payment' | 'immediate';
  readonly modes?: ('dine_in' | 'takeout' | 'delivery')[];
  readonly dayStart?: string;
  readonly guestCart?: 'shared' | 'own';
}

function addFields(cli: Cli, command: Command): Command {
  const { fields: say } = cli.texts.grammar.store;
  return command
    .option('--address <address>', say.address)
    .option('--timezone <zone>', say.timezone)
    .option('--currency <code>', say.currency)
    .addOption(new Option('--store-language <language>', say.storeLanguage).choices(['zh-CN', 'zh-TW', 'en']))
    .addOption(new Option('--confirm <policy>', say.confirm).choices(['manual', 'on_payment', 'immediate']))
    .option('--modes <list>', say.modes, list)
    .option('--day-start <time>', say.dayStart)
    .addOption(new Option('--guest-cart <policy>', say.guestCart).choices(['shared', 'own']));
}

async function listStores(cli: Cli, api: ApiClient, { json }: JsonOption): Promise<void> {
  const { headings, empty } = cli.texts;
  await printList(cli, {
    rows: await listAll((query) => api.listStores({ query })),
    json,
    empty: empty.stores,
    columns: [
      { heading: headings.id, value: (store) => store.id, align: 'right' },
      { heading: headings.name, value: (store) => store.name },
      { heading: headings.address, value: (store) => store.address || null },
      { heading: headings.timezone, value: (store) => store.timezone },
      { heading: headings.currency, value: (store) => store.currency },
      { heading: headings.language, value: (store) => store.language },
      { heading: headings.confirm, value: (store) => store.confirm_policy },
    ],
  });
}

async function addStore(cli: Cli, api: ApiClient, name: string, options: StoreFields & JsonOption) {
  const store = await api.createStore({ body: { ...toBody(options), name } });
  cli.say(cli.texts.added(cli.texts.things.store, store.id, store.name));
  if (options.json) printJson(cli, store);
}

async function editStore(cli: Cli, api: ApiClient, id: number, options: StoreFields & JsonOption) {
  const store = await api.changeStore({ params: { id }, body: toBody(options) });
  cli.say(cli.texts.changed(cli.texts.things.store, store.name));
  if (options.json) printJson(cli, store);
}

async function removeStore(cli: Cli, api: ApiClient, id: number): Promise<void> {
  await api.removeStore({ params: { id } });
  cli.say(cli.texts.removed(cli.texts.things.store, String(id)));
}

function toBody(fields: StoreFields) {
  const { name, address, timezone, currency, storeLanguage, confirm, modes, dayStart, guestCart } = fields;
  return {
    name,
    address,
    timezone,
    currency,
    language: storeLanguage,
    confirm_policy: confirm,
    service_modes: modes,
    business_day_start: dayStart,
    guest_cart: guestCart,
  };
}
