import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import type { ApiClient } from '../../client/api-client.ts';
import { DomainError, coerceError } from '../../domain/errors.ts';
import { seedFile } from '../../protocol/seed.ts';
import { listAll } from '../../client/list-all.ts';

type Seed = z.input<typeof seedFile>;
type StoreSeed = Seed['stores'][number];

/** How many were made. */
export interface Made {
  readonly stores: number;
  readonly tables: number;
  readonly dishes: number;
}

/**
 * Brings in the stores of a file with their tables and menus. What is there already, by its name or number, is left as it
 * is, so that an interrupted import is finished by another one.
 * @throws DomainError `invalid` that lists what is wrong in the file, before anything is made
 */
export async function importSeedFile(api: ApiClient, file: string): Promise<Made> {
  const { stores } = readSeed(file);
  const known = await listAll((query) => api.listStores({ query }));
  const made = { stores: 0, tables: 0, dishes: 0 };
  for (const { tables = [], menu = [], ...body } of stores) {
    const before = known.find(({ name }) => name === body.name);
    const { id } = before ?? (await api.createStore({ body }));
    if (!before) made.stores++;
    made.tables += await importTables(api, id, tables);
    made.dishes += await importMenu(api, id, menu);
  }
  return made;
}

async function importTables(
  api: ApiClient,
  id: number,
  tables: NonNullable<StoreSeed['tables']>,
): Promise<number> {
  const there = await listAll((query) => api.listTables({ params: { id }, query }));
  const numbers = new Set(there.map(({ table_number }) => table_number));
  const missing = tables.filter(({ table_number }) => !numbers.has(table_number));
  for (const body of missing) await api.createTable({ params: { id }, body });
  return missing.length;
}

async function importMenu(
  api: ApiClient,
  store_id: number,
  menu: NonNullable<StoreSeed['menu']>,
): Promise<number> {
  const there = await listAll((query) => api.listMenu({ query: { ...query, store_id } }));
  const names = new Set(there.map(({ name }) => name));
  const missing = menu.filter(({ name }) => !names.has(name));
  for (const dish of missing) await api.createMenuItem({ body: { ...dish, store_id } });
  return missing.length;
}

function readSeed(file: string): Seed {
  const value = readJson(file);
  if (isSeed(value)) return value;
  const issues = seedFile.safeParse(value).error?.issues ?? [];
  throw new DomainError('invalid', `${file} can't be imported:`, {
    errors: issues.map(({ path, message }) => ({ path: path.join('.'), message })),
  });
}

/** The file as it is written: amounts stay in major units, as the API takes them. */
function isSeed(value: unknown): value is Seed {
  return seedFile.safeParse(value).success;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (thrown) {
    throw new DomainError(
      'invalid',
      `${file} can't be read: ${coerceError(thrown).message}`,
      {},
      { cause: thrown },
    );
  }
}
