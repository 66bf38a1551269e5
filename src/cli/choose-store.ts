import type { ApiClient } from '../client/api-client.ts';
import { DomainError } from '../domain/errors.ts';
import type { Cli } from './cli.ts';

/** The store a command is about: the one given, or the only one there is. */
export async function chooseStore(cli: Cli, api: ApiClient, given: number | undefined): Promise<number> {
  if (given !== undefined) return given;
  const { items, total } = await api.listStores();
  const [only, ...others] = items;
  if (!only) throw new DomainError('wrong_usage', cli.texts.noStores);
  if (others.length === 0) return only.id;
  const ids = items.map(({ id }) => id).join(', ') + (total > items.length ? ', …' : '');
  throw new DomainError('wrong_usage', cli.texts.severalStores(ids));
}
