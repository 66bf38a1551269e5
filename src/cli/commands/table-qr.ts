import { writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { toString as drawQr } from 'qrcode';
import type { ApiClient } from '../../client/api-client.ts';
import { DomainError } from '../../domain/errors.ts';
import { publicUrl } from '../../server/public-url.ts';
import type { Cli } from '../cli.ts';

/** Shows a table's QR code as text with its address, or writes the API's picture of it to a file. */
export async function showTableQr(
  cli: Cli,
  api: ApiClient,
  id: number,
  { out }: { readonly out?: string },
): Promise<void> {
  if (out !== undefined) {
    const picture = await getPicture(api, id, extname(out).toLowerCase());
    writeFileSync(out, picture);
    return cli.say(cli.texts.fileWritten(out));
  }
  const { table_number, qr_path } = await api.getTable({ params: { id } });
  if (qr_path === undefined) throw new DomainError('conflict', cli.texts.noQr(table_number));
  const { config } = await cli.loadSettings();
  const url = publicUrl(config) + qr_path;
  cli.print(await drawQr(url, { type: 'utf8' }));
  cli.print(url);
}

function getPicture(api: ApiClient, id: number, extension: string): Promise<Uint8Array> {
  if (extension === '.png') return api.getTableQrPng({ params: { id } });
  if (extension === '.svg') return api.getTableQrSvg({ params: { id } });
  throw new DomainError('wrong_usage', 'The file must end in .png or .svg.');
}
