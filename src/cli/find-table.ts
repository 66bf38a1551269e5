import type { ApiClient } from '../client/api-client.ts';
import { DomainError } from '../domain/errors.ts';
import type { Cli } from './cli.ts';
import { listAll } from '../client/list-all.ts';

/** The id of a store's table by the number that stands on it. @throws DomainError `not_found`, naming those there are */
export async function findTable(cli: Cli, api: ApiClient, id: number, number: string): Promise<number> {
  const tables = await listAll((query) => api.listTables({ params: { id }, query }));
  const table = tables.find(({ table_number }) => table_number === number);
  if (table) return table.id;
  const known = tables.map(({ table_number }) => table_number).join(', ');
  throw new DomainError('not_found', cli.texts.unknownTable(number, known));
}
