import { statSync } from 'node:fs';
import type { z } from 'zod';
import type { Language } from '../../domain/language.ts';
import type { Actor } from '../../domain/roles.ts';
import type { checkup } from '../../protocol/checkup.ts';
import type { Config } from '../../runtime/config/schema.ts';
import { dataPaths } from '../../runtime/data-dir.ts';
import { findLedgerMismatches } from '../../storage/ledgers.ts';
import { readPrinters } from '../../storage/printers.ts';
import type { Storage } from '../../storage/storage.ts';
import { findOpenStores, findStores } from '../../storage/stores.ts';
import { listBackups } from './back-up.ts';
import { findKnownUsers } from '../people/find-known-users.ts';
import { findUnrouted } from '../printers/find-unrouted.ts';
import { listAttention } from '../attention/list-attention.ts';
import { listScreens } from '../devices/list-screens.ts';

export interface CheckUpRequest {
  readonly actor: Actor;
  readonly language: Language;
  readonly config: Config;
  readonly now: Date;
}

/** Looks at the business as a whole, not only at its processes. Reads only. */
export async function checkUp(
  storage: Storage,
  { actor, language, config, now }: CheckUpRequest,
): Promise<z.input<typeof checkup>> {
  const { read } = storage;
  const stores = await findStores(read, await findOpenStores(read));
  const { database, backups } = dataPaths(config.data_dir);
  const attention = await listAttention(storage, {
    actor,
    language,
    now,
    storeId: undefined,
    unattendedAfterMs: config.orders.unattended_after_ms,
    paperDueMs: config.orders.paper_due_ms,
  });
  const screens = await listScreens(storage, { actor, storeId: undefined, now });
  const [latest] = listBackups(backups);
  return {
    at: now.toISOString(),
    attention: attention.items,
    ledgers: await findLedgerMismatches(read),
    unrouted: (await findUnrouted(storage)).flatMap(({ store, station, dishes }) =>
      dishes.map((name) => ({
        store_id: store.id,
        store_name: store.name,
        menu_item_name: name,
        station,
      })),
    ),
    stores: await Promise.all(
      stores.map(async ({ id, name, timezone }) => ({
        store_id: id,
        name,
        timezone,
        printers: (await readPrinters(read, id)).filter(({ isActive }) => isActive).length,
      })),
    ),
    screens: screens.items.flatMap(({ name, clock_skew_ms }) =>
      clock_skew_ms === null ? [] : [{ name, clock_skew_ms }],
    ),
    known_users: await findKnownUsers(read, config.auth.bcrypt_cost),
    backup: latest ? { name: latest.name, created_at: latest.created_at } : null,
    database: { bytes: sizeOf(database), wal_bytes: sizeOf(`${database}-wal`) },
  };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
