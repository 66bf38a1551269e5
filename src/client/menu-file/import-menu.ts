import type { ApiClient } from '../api-client.ts';
import type { MenuItemOnWire } from '../../protocol/menu.ts';
import { listAll } from '../list-all.ts';
import { isSameJson } from './is-same-json.ts';
import type { DishInFile, MenuInFile } from './read-menu.ts';

export interface MenuImport {
  readonly storeId: number;
  readonly menu: MenuInFile;
  /** Looks only. */
  readonly dryRun: boolean;
}

/** What was done, or would be. */
export interface MenuChanges {
  readonly added: readonly string[];
  readonly changed: readonly { readonly name: string; readonly fields: readonly string[] }[];
  readonly unchanged: number;
  /** On the menu and not in the file: left as they are. */
  readonly left: readonly string[];
  readonly reordered: boolean;
}

/** Makes the menu say what the file says, dish by dish by its name; fields that the file leaves out stay. A second time changes nothing. */
export async function importMenu(
  api: ApiClient,
  { storeId, menu, dryRun }: MenuImport,
): Promise<MenuChanges> {
  const there = await listAll((query) => api.listMenu({ query: { ...query, store_id: storeId } }));
  const known = new Map(there.map((dish) => [dish.name, dish]));
  const added: string[] = [];
  const changed: { name: string; fields: string[] }[] = [];
  for (const wanted of menu.dishes) {
    const dish = known.get(wanted.name.trim());
    const fields = dish ? differing(dish, wanted) : [];
    if (!dish) added.push(wanted.name.trim());
    else if (fields.length > 0) changed.push({ name: dish.name, fields });
    if (dryRun) continue;
    if (!dish) await addDish(api, storeId, wanted);
    else if (fields.length > 0) await changeDish(api, storeId, dish, pick(wanted, fields));
  }
  const names = new Set(menu.dishes.map(({ name }) => name.trim()));
  return {
    added,
    changed,
    unchanged: menu.dishes.length - added.length - changed.length,
    left: there.filter(({ name }) => !names.has(name)).map(({ name }) => name),
    reordered: await orderCategories(api, { storeId, menu, dryRun }),
  };
}

/** What a store does its own way with a dish of all stores. */
const ownTerms: ReadonlySet<string> = new Set(['price', 'station', 'stock', 'is_available']);

async function addDish(api: ApiClient, storeId: number, wanted: DishInFile): Promise<void> {
  if (!wanted.all_stores) {
    await api.createMenuItem({ body: { ...wanted, store_id: storeId } });
    return;
  }
  const { stock, is_available, ...common } = wanted;
  const { id } = await api.createMenuItem({ body: { ...common, store_id: storeId } });
  await api.changeStoreTerms({ params: { id, store_id: storeId }, body: { stock, is_available } });
}

async function changeDish(
  api: ApiClient,
  storeId: number,
  { id, all_stores }: MenuItemOnWire,
  change: Partial<DishInFile>,
): Promise<void> {
  if (!all_stores) {
    await api.changeMenuItem({ params: { id }, body: change });
    return;
  }
  const entries = Object.entries(change);
  const own = Object.fromEntries(entries.filter(([field]) => ownTerms.has(field)));
  const common = Object.fromEntries(entries.filter(([field]) => !ownTerms.has(field)));
  if (Object.keys(own).length > 0)
    await api.changeStoreTerms({ params: { id, store_id: storeId }, body: own });
  if (Object.keys(common).length > 0) await api.changeMenuItem({ params: { id }, body: common });
}

/** Whether a dish belongs to all stores is settled when it is made. */
function differing(dish: MenuItemOnWire, wanted: DishInFile): string[] {
  const before: Readonly<Record<string, unknown>> = { ...dish };
  return Object.entries(wanted)
    .filter(([field, value]) => field !== 'all_stores' && value !== undefined)
    .filter(([field, value]) => !isSameJson(before[field], field === 'options' ? whole(value) : tidy(value)))
    .map(([field]) => field);
}

function tidy(value: unknown): unknown {
  return typeof value === 'string' ? value.normalize('NFC').trim() : value;
}

/** Options as the API gives them back: with what the file may leave out. */
function whole(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((group: NonNullable<DishInFile['options']>[number]) => ({
    name: tidy(group.name),
    required: group.required ?? false,
    max: group.max ?? 1,
    choices: group.choices.map(({ name, price_delta = 0 }) => ({ name: tidy(name), price_delta })),
  }));
}

function pick(dish: DishInFile, fields: readonly string[]): Partial<DishInFile> {
  return Object.fromEntries(Object.entries(dish).filter(([field]) => fields.includes(field)));
}

/** Categories of the file in its order; others after them as they were. */
async function orderCategories(api: ApiClient, { storeId, menu, dryRun }: MenuImport): Promise<boolean> {
  const { categories: before } = await api.listMenu({ query: { store_id: storeId, limit: 1 } });
  const wanted = [...menu.categories, ...before.filter((name) => !menu.categories.includes(name))];
  if (isSameJson(before, wanted)) return false;
  if (!dryRun) await api.orderCategories({ body: { store_id: storeId, categories: wanted } });
  return true;
}
