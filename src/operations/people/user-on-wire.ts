import type { z } from 'zod';
import { toLocalIso } from '../../domain/local-time.ts';
import type { user } from '../../protocol/auth.ts';
import type { User } from '../../storage/users.ts';

/** Users belong to no store: their times are UTC. The password's hash stays inside. */
export function userOnWire(account: User): z.input<typeof user> {
  return {
    id: account.id,
    username: account.username,
    email: account.email,
    role: account.role,
    customer_id: account.customerId,
    store_ids: account.storeIds === null ? null : [...account.storeIds],
    must_change: account.mustChangePassword,
    created_at: toLocalIso(new Date(account.createdAt), 'UTC'),
  };
}
