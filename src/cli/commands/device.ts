import { Argument, type Command } from 'commander';
import type { ApiClient } from '../../client/api-client.ts';
import { chooseStore } from '../choose-store.ts';
import type { Cli } from '../cli.ts';
import { type JsonOption, type StoreOption, jsonOption, storeOption } from '../common-options.ts';
import { showExamples } from '../examples.ts';
import { formatTime } from '../output/format-values.ts';
import { listAll } from '../../client/list-all.ts';
import { printJson, printList } from '../output/print-list.ts';
import { identifier } from '../parse-argument.ts';
import { withApi } from '../with-api.ts';

type DeviceRole = 'kitchen' | 'printer';

export function declare(device: Command, cli: Cli): void {
  const { device: say, common } = cli.texts.grammar;
  showExamples(
    cli,
    device
      .command('list')
      .description(say.list.about)
      .addOption(storeOption(cli))
      .addOption(jsonOption(cli))
      .action((options: StoreOption & JsonOption) =>
        withApi(cli, 'read', (api) => listDevices(cli, api, options)),
      ),
    'device list',
  );
  showExamples(
    cli,
    device
      .command('add')
      .description(say.add.about)
      .addArgument(new Argument('<role>', say.add.role).choices(['kitchen', 'printer']))
      .argument('<name>', say.add.name)
      .addOption(storeOption(cli))
      .addOption(jsonOption(cli))
      .action((role: DeviceRole, name: string, options: StoreOption & JsonOption) =>
        withApi(cli, 'write', (api) => addDevice(cli, api, { role, name, ...options })),
      ),
    'device add kitchen "Wok station" --store 1',
  );
  showExamples(
    cli,
    device
      .command('revoke')
      .description(say.revoke.about)
      .argument('<id>', common.id, identifier)
      .action((id: number) => withApi(cli, 'write', (api) => revokeDevice(cli, api, id))),
    'device revoke 3',
  );
}

async function listDevices(
  cli: Cli,
  api: ApiClient,
  { store, json }: StoreOption & JsonOption,
): Promise<void> {
  const { headings, empty } = cli.texts;
  await printList(cli, {
    rows: await listAll((query) => api.listDevices({ query: { ...query, store_id: store } })),
    json,
    empty: empty.devices,
    columns: [
      { heading: headings.id, value: (device) => device.id, align: 'right' },
      { heading: headings.name, value: (device) => device.name },
      { heading: headings.role, value: (device) => device.role },
      { heading: headings.store, value: (device) => device.store_id, align: 'right' },
      {
        heading: headings.lastSeen,
        value: ({ last_seen_at: at }) => (at === null ? null : formatTime(at)),
      },
    ],
  });
}

interface NewDevice extends StoreOption, JsonOption {
  readonly role: DeviceRole;
  readonly name: string;
}

async function addDevice(cli: Cli, api: ApiClient, { role, name, store, json }: NewDevice): Promise<void> {
  const store_id = await chooseStore(cli, api, store);
  const device = await api.createDevice({ body: { store_id, role, name } });
  cli.say(cli.texts.added(cli.texts.things.device, device.id, device.name));
  if (json) return printJson(cli, device);
  cli.say(cli.texts.device.token);
  cli.print(device.token);
}

async function revokeDevice(cli: Cli, api: ApiClient, id: number): Promise<void> {
  await api.revokeDevice({ params: { id } });
  cli.say(cli.texts.device.revoked(id));
}
