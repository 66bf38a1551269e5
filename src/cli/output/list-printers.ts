import type { ApiClient } from '../../client/api-client.ts';
import { isSilent } from '../../client/degrade/find-losses.ts';
import { degradeSentence } from '../../client/degrade/sentences.ts';
import type { PrinterOnWire } from '../../protocol/print.ts';
import type { Cli } from '../cli.ts';
import type { JsonOption, StoreOption } from '../common-options.ts';
import { listAll } from '../../client/list-all.ts';
import { printList } from './print-list.ts';

export async function listPrinters(cli: Cli, api: ApiClient, { store, json }: StoreOption & JsonOption) {
  const printers = await listAll((query) => api.listPrinters({ query: { ...query, store_id: store } }));
  await printPrinters(cli, printers, json);
}

export async function printPrinters(cli: Cli, rows: readonly PrinterOnWire[], json?: boolean): Promise<void> {
  const { headings, empty, all, printerStates } = cli.texts;
  await printList(cli, {
    rows,
    json,
    empty: empty.printers,
    columns: [
      { heading: headings.id, value: (printer) => printer.id, align: 'right' },
      { heading: headings.name, value: (printer) => printer.name },
      { heading: headings.connection, value: describeConnection },
      { heading: headings.paper, value: (printer) => printer.paper_width, align: 'right' },
      {
        heading: headings.stations,
        value: ({ stations }) => (stations.length > 0 ? stations.join(', ') : all),
      },
      {
        heading: headings.state,
        value: ({ status, status_detail: detail }) =>
          detail ? `${printerStates[status]}: ${detail}` : printerStates[status],
        paint: (text, { status }) => (status === 'online' ? cli.colors.green(text) : cli.colors.yellow(text)),
      },
    ],
  });
  if (json) return;
  for (const { name } of rows.filter(isSilent))
    cli.say(cli.colors.yellow(degradeSentence('printer', cli.language, name)));
}

function describeConnection({ connection, ip_address, port, device_path }: PrinterOnWire): string {
  if (connection === 'network') return `${ip_address}:${port}`;
  return device_path ? `${connection} ${device_path}` : connection;
}
