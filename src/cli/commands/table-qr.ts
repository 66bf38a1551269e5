import { writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { toString as drawQr } from 'qrcode';
import type { ApiClient } from '../../client/api-client.ts';
import { DomainError } from '../../domain/errors.ts';
import { publicUrl } from '../../server/public-url.ts';
import { chooseStore } from '../choose-store.ts';
import type { Cli } from '../cli.ts';
import type { StoreOption } from '../common-options.ts';

export interface QrOptions extends StoreOption {
  readonly all?: boolean;
  readonly out?: string;
}

/**
 * Shows a table's QR code as text with its address, or writes the API's picture of it to a file; of all tables a sheet.
 * @throws DomainError `wrong_usage` unless one table or all are meant
 */
export async function showTableQr(
  cli: Cli,
  api: ApiClient,
  id: number | undefined,
  { all = false, out, store }: QrOptions,
): Promise<void> {
  if ((id === undefined) !== all) throw new DomainError('wrong_usage', cli.texts.qrOf);
  if (out !== undefined) {
    const picture = await getPicture(cli, api, { id, store, ending: extname(out).toLowerCase() });
    writeFileSync(out, picture);
    return cli.say(cli.texts.fileWritten(out));
  }
  if (id !== undefined) await showInTerminal(cli, api, id);
}

async function getPicture(
  cli: Cli,
  api: ApiClient,
  { id, store, ending }: StoreOption & { readonly id: number | undefined; readonly ending: string },
): Promise<Uint8Array> {
  if (id === undefined) {
    if (ending !== '.pdf') throw new DomainError('wrong_usage', cli.texts.fileMustEndIn('.pdf'));
    return api.getTableQrSheet({ params: { id: await chooseStore(cli, api, store) } });
  }
  const params = { id };
  if (ending === '.png') return api.getTableQrPng({ params });
  if (ending === '.svg') return api.getTableQrSvg({ params });
  if (ending !== '.pdf') throw new DomainError('wrong_usage', cli.texts.fileMustEndIn('.png, .svg, .pdf'));
  const table = await api.getTable({ params });
  return api.getTableQrSheet({ params: { id: table.store_id }, query: { table_id: id } });
}

async function showInTerminal(cli: Cli, api: ApiClient, id: number): Promise<void> {
  const { table_number, qr_path } = await api.getTable({ params: { id } });
  if (qr_path === undefined) throw new DomainError('conflict', cli.texts.noQr(table_number));
  const { config } = await cli.loadSettings();
  const url = publicUrl(config) + qr_path;
  cli.print(await drawQr(url, { type: 'utf8' }));
  cli.print(url);
}
