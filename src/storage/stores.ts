import type { ConfirmPolicy, GuestCart } from '../domain/order.ts';
import type { Language } from '../domain/language.ts';
import type { Store } from '../domain/places.ts';
import { catalogCounter } from './catalog-memory.ts';
import { countRows, type Window } from './count-rows.ts';
import type { Queryable } from './database.ts';
import type { Transaction } from './writer.ts';

export type StoreFields = Omit<Store, 'id' | 'createdAt'>;

interface StoreRow {
  readonly id: number;
  readonly name: string;
  readonly address: string;
  readonly timezone: string;
  readonly currency: string;
  readonly language: Language;
  readonly confirm_policy: ConfirmPolicy;
  readonly service_modes: string;
  readonly business_day_start: string;
  readonly guest_cart: GuestCart;
  readonly created_at: string;
}

export async function findStore(db: Queryable, id: number): Promise<Store | undefined> {
  const row: StoreRow | undefined = await db('store').where({ id, deleted_at: null }).first();
  return row && toStore(row);
}

export async function findStoreByName(db: Queryable, name: string): Promise<Store | undefined> {
  const row: StoreRow | undefined = await db('store').where({ name, deleted_at: null }).first();
  return row && toStore(row);
}

/** An open store inside a transaction, read once for all of its units. */
export async function recallStore(tx: Transaction, id: number): Promise<Store | undefined> {
  const { stores } = await tx.catalog();
  const store = stores.get(id) ?? (await findStore(tx.db, id));
  if (store) stores.set(id, store);
  return store;
}

/** Also closed ones: the past stays readable. */
export async function findStores(db: Queryable, ids: readonly number[]): Promise<Store[]> {
  const rows: StoreRow[] = await db('store').whereIn('id', ids);
  return rows.map(toStore);
}

/** The open store with the lowest id: what is meant where a box has only one. */
export async function findFirstStore(
  db: Queryable,
  among: readonly number[] | null,
): Promise<Store | undefined> {
  const query = db('store').whereNull('deleted_at').orderBy('id');
  const row: StoreRow | undefined = await (among === null ? query : query.whereIn('id', among)).first();
  return row && toStore(row);
}

/** The ids of all open stores. */
export async function findOpenStores(db: Queryable): Promise<number[]> {
  return db('store').whereNull('deleted_at').pluck('id');
}

export async function listStores(
  db: Queryable,
  { skip, limit }: Window,
): Promise<{ stores: Store[]; total: number }> {
  const open = db('store').whereNull('deleted_at');
  const rows: StoreRow[] = await open.clone().orderBy('id').offset(skip).limit(limit);
  return { stores: rows.map(toStore), total: await countRows(open) };
}

export async function insertStore(tx: Transaction, fields: StoreFields): Promise<Store> {
  const createdAt = tx.now.toISOString();
  const [inserted]: { id: number }[] = await tx
    .db('store')
    .insert({ ...toRow(fields), created_at: createdAt })
    .returning('id');
  if (!inserted) throw new Error('The store was not inserted');
  return { ...fields, id: inserted.id, createdAt };
}

export async function updateStore(tx: Transaction, store: Store): Promise<void> {
  await tx.db('store').where({ id: store.id }).update(toRow(store));
  (await tx.catalog()).stores.delete(store.id);
  await tx.take(catalogCounter);
}

export async function closeStore(tx: Transaction, id: number): Promise<void> {
  await tx.db('store').where({ id }).update({ deleted_at: tx.now.toISOString() });
  (await tx.catalog()).stores.delete(id);
  await tx.take(catalogCounter);
}

function toStore(row: StoreRow): Store {
  return {
    id: row.id,
    name: row.name,
    address: row.address,
    timezone: row.timezone,
    currency: row.currency,
    language: row.language,
    confirmPolicy: row.confirm_policy,
    serviceModes: JSON.parse(row.service_modes),
    businessDayStart: row.business_day_start,
    guestCart: row.guest_cart,
    createdAt: row.created_at,
  };
}

function toRow(store: StoreFields): Omit<StoreRow, 'id' | 'created_at'> {
  return {
    name: store.name,
    address: store.address,
    timezone: store.timezone,
    currency: store.currency,
    language: store.language,
    confirm_policy: store.confirmPolicy,
    service_modes: JSON.stringify(store.serviceModes),
    business_day_start: store.businessDayStart,
    guest_cart: store.guestCart,
  };
}
