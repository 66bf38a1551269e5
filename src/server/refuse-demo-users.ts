import { DomainError } from '../domain/errors.ts';
import { findKnownUsers } from '../operations/people/find-known-users.ts';
import type { Storage } from '../storage/storage.ts';

export interface Exposure {
  /** Where the API listens. */
  readonly host: string;
  /** Under which address guests reach it; empty for none. */
  readonly publicUrl: string;
  /** Cost of new password hashes. */
  readonly bcryptCost: number;
}

/**
 * Passwords everybody knows must not be reachable from the network, whoever gave them.
 * @throws DomainError `config_invalid` naming the users and the command that helps
 */
export async function refuseDemoUsers(storage: Storage, exposure: Exposure): Promise<void> {
  if (!isExposed(exposure)) return;
  const names = await findKnownUsers(storage.read, exposure.bcryptCost);
  if (names.length === 0) return;
  const where = isLoopback(exposure.host)
    ? `api.public_url is ${exposure.publicUrl}`
    : `api.host is ${exposure.host}`;
  throw new DomainError(
    'config_invalid',
    `${where}, and the users ${names.join(', ')} have the passwords everybody knows. Set new ones (restaurantctl user passwd NAME), remove them (restaurantctl user rm NAME), or listen on 127.0.0.1 without api.public_url.`,
    { users: names },
  );
}

export function isExposed({ host, publicUrl }: Pick<Exposure, 'host' | 'publicUrl'>): boolean {
  return !isLoopback(host) || publicUrl !== '';
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
