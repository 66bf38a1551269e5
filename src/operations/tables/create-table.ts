import type { z } from 'zod';
import { DomainError } from '../../domain/errors.ts';
import type { Actor } from '../../domain/roles.ts';
import type { newTable } from '../../protocol/stores.ts';
import type { Transaction } from '../../storage/storage.ts';
import type { DiningTable, Store } from '../../domain/places.ts';
import { findTableByNumber, insertTable } from '../../storage/tables.ts';
import { announceTable } from './announce-table.ts';
import { requireStore } from '../stores/require-store.ts';

export interface NewTableRequest {
  readonly storeId: number;
  readonly request: z.output<typeof newTable>;
  readonly actor: Actor;
}

/** @throws DomainError `not_found`, `already_exists` for a number the store has */
export async function createTable(
  tx: Transaction,
  request: NewTableRequest,
): Promise<{ table: DiningTable; store: Store }> {
  const made = await makeTable(tx, request);
  await announceTable(tx, made);
  return made;
}

/** The same before anybody listens. */
export async function makeTable(
  tx: Transaction,
  { storeId, request, actor }: NewTableRequest,
): Promise<{ table: DiningTable; store: Store }> {
  const store = await requireStore(tx.db, actor, storeId);
  await refuseTakenNumber(tx, storeId, request.table_number);
  const { table_number: tableNumber, seats = null, status = 'free' } = request;
  const occupiedSince = status === 'occupied' ? tx.now.toISOString() : null;
  const table = await insertTable(tx, store.id, { tableNumber, seats, status, occupiedSince });
  return { table, store };
}

/** @throws DomainError `already_exists` */
export async function refuseTakenNumber(
  tx: Transaction,
  storeId: number,
  tableNumber: string,
): Promise<void> {
  if (await findTableByNumber(tx.db, storeId, tableNumber))
    throw new DomainError('already_exists', `The store has a table ${tableNumber} already.`, {
      errors: [{ path: 'table_number', message: 'is taken' }],
    });
}
