import type { ApiClient } from '../../client/api-client.ts';
import { listAll } from '../../client/list-all.ts';
import type { DishInFile, SeedOfStore, TableInFile } from './read-seed.ts';

export interface SeedImport {
  readonly seed: readonly SeedOfStore[];
  /** Where tables and dishes go that name no store. */
  readonly storeId: () => Promise<number>;
  /** Looks only. */
  readonly dryRun: boolean;
}

export interface AddedThing {
  readonly kind: 'store' | 'table' | 'dish';
  readonly name: string;
}

/**
 * Brings in stores with their tables and menus and gives what was added, or would be. What is there already, by its name or
 * number, is left as it is, so that an interrupted import is finished by another one and a second one adds nothing.
 */
export async function importSeed(
  api: ApiClient,
  { seed, storeId, dryRun }: SeedImport,
): Promise<AddedThing[]> {
  const known = await listAll((query) => api.listStores({ query }));
  const added: AddedThing[] = [];
  for (const { store, tables, dishes } of seed) {
    const there = store && known.find(({ name }) => name === store.name.trim());
    if (store && !there) added.push({ kind: 'store', name: store.name.trim() });
    const id = store ? (there?.id ?? (await open(api, store, dryRun))) : await storeId();
    added.push(...(await addTables(api, { id, tables, dryRun })));
    added.push(...(await addDishes(api, { id, dishes, dryRun })));
  }
  return added;
}

/** @returns undefined for a store that would only be opened: nothing is in it yet */
async function open(
  api: ApiClient,
  body: NonNullable<SeedOfStore['store']>,
  dryRun: boolean,
): Promise<number | undefined> {
  return dryRun ? undefined : (await api.createStore({ body })).id;
}

interface Into {
  readonly id: number | undefined;
  readonly dryRun: boolean;
}

async function addTables(
  api: ApiClient,
  { id, tables, dryRun }: Into & { readonly tables: readonly TableInFile[] },
): Promise<AddedThing[]> {
  const there = id === undefined ? [] : await listAll((query) => api.listTables({ params: { id }, query }));
  const numbers = new Set(there.map(({ table_number }) => table_number));
  const missing = tables.filter(({ table_number }) => !numbers.has(table_number.trim()));
  if (id !== undefined && !dryRun)
    for (const body of missing) await api.createTable({ params: { id }, body });
  return missing.map(({ table_number }) => ({ kind: 'table', name: table_number.trim() }));
}

async function addDishes(
  api: ApiClient,
  { id: store_id, dishes, dryRun }: Into & { readonly dishes: readonly DishInFile[] },
): Promise<AddedThing[]> {
  const there =
    store_id === undefined ? [] : await listAll((query) => api.listMenu({ query: { ...query, store_id } }));
  const names = new Set(there.map(({ name }) => name));
  const missing = dishes.filter(({ name }) => !names.has(name.trim()));
  if (store_id !== undefined && !dryRun)
    for (const dish of missing) await api.createMenuItem({ body: { ...dish, store_id } });
  return missing.map(({ name }) => ({ kind: 'dish', name: name.trim() }));
}
