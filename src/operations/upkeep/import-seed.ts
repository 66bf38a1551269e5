import type { Actor } from '../../domain/roles.ts';
import type { SeedFile } from '../../protocol/seed.ts';
import { findMenuItemByName, insertMenuItem } from '../../storage/menu-items.ts';
import type { Transaction } from '../../storage/storage.ts';
import type { Store } from '../../domain/places.ts';
import { findStoreByName } from '../../storage/stores.ts';
import { findTableByNumber } from '../../storage/tables.ts';
import { menuItemFields } from '../menu/create-menu-item.ts';
import { createStore } from '../stores/create-store.ts';
import { makeTable } from '../tables/create-table.ts';

export interface SeedResult {
  readonly stores: Store[];
  /** How many were made; what was there by name or number is left as it is. */
  readonly made: { stores: number; tables: number; menuItems: number };
}

/** Brings in stores, tables and menus, all or nothing and without events; a second time changes nothing. */
export async function importSeed(tx: Transaction, seed: SeedFile): Promise<SeedResult> {
  const result: SeedResult = { stores: [], made: { stores: 0, tables: 0, menuItems: 0 } };
  for (const { tables, menu, ...fields } of seed.stores) {
    const known = await findStoreByName(tx.db, fields.name);
    const store = known ?? (await createStore(tx, { request: fields, actor: seeder, language: 'zh-CN' }));
    result.stores.push(store);
    if (!known) result.made.stores++;
    for (const request of tables) {
      if (await findTableByNumber(tx.db, store.id, request.table_number)) continue;
      await makeTable(tx, { storeId: store.id, request, actor: seeder });
      result.made.tables++;
    }
    for (const item of menu) {
      if (await findMenuItemByName(tx.db, store.id, item.name)) continue;
      await insertMenuItem(tx, menuItemFields(store.id, item));
      result.made.menuItems++;
    }
  }
  return result;
}

const seeder: Actor = {
  role: 'admin',
  subject: 'system:seed',
  userId: null,
  customerId: null,
  storeIds: null,
  tableId: null,
};
