import { DomainError } from '../domain/errors.ts';
import { listDemoUsers } from '../storage/users.ts';
import type { Storage } from '../storage/storage.ts';

/**
 * Passwords everybody knows must not be reachable from the network.
 * @throws DomainError `config_invalid` naming the users and the command that helps
 */
export async function refuseDemoUsers(storage: Storage, host: string): Promise<void> {
  if (isLoopback(host)) return;
  const names = (await listDemoUsers(storage.read)).map(({ username }) => username);
  if (names.length === 0) return;
  throw new DomainError(
    'config_invalid',
    `api.host is ${host}, and the demo users ${names.join(', ')} still have the passwords everybody knows. Set new ones (restaurantctl user passwd NAME), remove them (restaurantctl user rm NAME), or listen on 127.0.0.1.`,
    { users: names },
  );
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
