import type { ApiClient } from '../../client/api-client.ts';
import { DomainError } from '../../domain/errors.ts';
import { clientOf, type House } from './open-house.ts';
import type { Stage } from './script.ts';

export interface SetStage {
  readonly stage: Stage;
  /** Names of the printers. */
  readonly printers: ReadonlyMap<number, string>;
  readonly kitchenToken: string;
  readonly tableTokens: ReadonlyMap<number, string>;
}

/** Two more printers, so that each kitchen has its own, a kitchen screen, and the codes of the tables. */
export async function setTheStage(house: House): Promise<SetStage> {
  const admin = clientOf(house, house.adminToken);
  const store = house.storeId;
  const { items: menu } = await admin.listMenu({ query: { store_id: store, limit: 100 } });
  const { items: tables } = await admin.listTables({ params: { id: store } });
  const { token: kitchenToken } = await admin.createDevice({
    body: { store_id: store, role: 'kitchen', name: '厨房大屏' },
  });
  const printers = await givePrinters(admin, store, [...new Set(menu.map(({ station }) => station))]);
  return {
    stage: {
      menu: menu.filter(({ is_available }) => is_available).toSorted((a, b) => a.id - b.id),
      tables: tables.toSorted((a, b) => a.id - b.id),
      printers: [...printers.keys()],
    },
    printers,
    kitchenToken,
    tableTokens: new Map(tables.map(({ id, qr_path = '' }) => [id, qr_path.replace(/^.*\//, '')])),
  };
}

/** The demo's own printer keeps what no other one takes: the first stations of the menu. */
async function givePrinters(
  admin: ApiClient,
  store: number,
  stations: readonly string[],
): Promise<ReadonlyMap<number, string>> {
  const [first] = (await admin.listPrinters({ query: { store_id: store } })).items;
  if (!first) throw new DomainError('not_found', 'The demo restaurant has no printer.');
  const own = stations.filter(
    (station) => !extraPrinters.some(({ stations: taken }) => taken.includes(station)),
  );
  const changed = await admin.changePrinter({ params: { id: first.id }, body: { stations: own } });
  const printers = new Map([[changed.id, changed.name]]);
  for (const { name, stations: taken } of extraPrinters) {
    const body = {
      store_id: store,
      name,
      connection: 'virtual' as const,
      profile: 'virtual-80',
      stations: taken,
    };
    printers.set((await admin.createPrinter({ body })).id, name);
  }
  return printers;
}

const extraPrinters = [
  { name: '凉菜打印机', stations: ['凉菜', '西餐'] },
  { name: '吧台打印机', stations: ['饮品'] },
];
