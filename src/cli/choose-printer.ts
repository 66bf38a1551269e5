import type { ApiClient } from '../client/api-client.ts';
import { DomainError } from '../domain/errors.ts';
import type { Cli } from './cli.ts';
import { listAll } from '../client/list-all.ts';

/** The printer a command prints on: the one given, or of those that are switched on in the store the only one. */
export async function choosePrinter(
  cli: Cli,
  api: ApiClient,
  { given, storeId }: { readonly given: number | undefined; readonly storeId?: number | undefined },
): Promise<number> {
  if (given !== undefined) return given;
  const printers = await listAll((query) => api.listPrinters({ query: { ...query, store_id: storeId } }));
  const active = printers.filter(({ is_active }) => is_active);
  const [only, ...others] = active;
  if (!only) throw new DomainError('wrong_usage', cli.texts.printer.noneActive);
  if (others.length === 0) return only.id;
  const names = active.map(({ id, name }) => `${id} ${name}`).join(', ');
  throw new DomainError('wrong_usage', cli.texts.printer.several(names));
}
