import type { MenuItem } from '../domain/menu.ts';
import type { DiningTable, Store } from '../domain/places.ts';
import type { Queryable } from './database.ts';
import { counterValue } from './counters.ts';

/**
 * Stores, tables and dishes as a writer last read them, so that a rush of orders reads each once. Every change of one, by any
 * process, raises the counter `catalog` in its own transaction; a transaction that finds another value starts over.
 */
export interface CatalogMemory {
  readonly stores: Map<number, Store>;
  readonly tables: Map<number, DiningTable>;
  /** Each store's, by `store:id`. Their stock may be old; whether they have one at all is not. */
  readonly dishes: Map<`${number}:${number}`, MenuItem>;
  /** In a transaction that holds the write lock, before the first use; resolves with itself. */
  refresh(db: Queryable): Promise<CatalogMemory>;
  clear(): void;
  /** What a failed unit read may never have been committed: all of it is read again. */
  mark(): () => void;
}

export const catalogCounter = 'catalog';

export function createCatalogMemory(): CatalogMemory {
  const stores = new Map<number, Store>();
  const tables = new Map<number, DiningTable>();
  const dishes: CatalogMemory['dishes'] = new Map();
  let version = -1;
  const clear = () => {
    for (const known of [stores, tables, dishes]) known.clear();
  };
  const memory: CatalogMemory = {
    stores,
    tables,
    dishes,
    clear,
    refresh: async (db) => {
      const present = await counterValue(db, catalogCounter);
      if (present !== version) clear();
      version = present;
      return memory;
    },
    mark: () => clear,
  };
  return memory;
}
