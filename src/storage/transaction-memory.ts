import type { MenuItem } from '../domain/menu.ts';
import type { DiningTable, Store } from '../domain/places.ts';

/**
 * What a transaction has read and its units may read again. While it holds the write lock nobody else can change these; whoever
 * changes one in the transaction itself takes it out.
 */
export interface TransactionMemory {
  readonly stores: Map<number, Store>;
  readonly tables: Map<number, DiningTable>;
  /** Their stock may be older than the transaction's own sales. */
  readonly dishes: Map<number, MenuItem>;
}

/** With `mark` as everything that goes back when a unit fails. */
export function createTransactionMemory(): TransactionMemory & { mark(): () => void } {
  const stores = new Map<number, Store>();
  const tables = new Map<number, DiningTable>();
  const dishes = new Map<number, MenuItem>();
  return {
    stores,
    tables,
    dishes,
    // What a failed unit read or changed is simply read again.
    mark: () => () => {
      for (const known of [stores, tables, dishes]) known.clear();
    },
  };
}
