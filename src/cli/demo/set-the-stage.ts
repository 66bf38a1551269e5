import type { ApiClient } from '../../client/api-client.ts';
import { localUrl } from '../../client/local-url.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Releasers } from '../../runtime/releasers.ts';
import { startVirtualPrinter } from '../../virtual-printer/start-virtual-printer.ts';
import { clientOf, type House } from './open-house.ts';
import type { PanelUrl } from './printer-panel.ts';
import type { Stage } from './script.ts';

export interface SetStage {
  readonly stage: Stage;
  /** Names of the printers. */
  readonly printers: ReadonlyMap<number, string>;
  readonly panelUrl: PanelUrl;
  readonly kitchenToken: string;
  readonly tableTokens: ReadonlyMap<number, string>;
}

/** Three printers on the network, so that each kitchen has its own, a kitchen screen, and the codes of the tables. */
export async function setTheStage(house: House, push: Releasers['push']): Promise<SetStage> {
  const admin = clientOf(house, house.adminToken);
  const store = house.storeId;
  const { items: menu } = await admin.listMenu({ query: { store_id: store, limit: 100 } });
  const { items: tables } = await admin.listTables({ params: { id: store } });
  const { token: kitchenToken } = await admin.createDevice({
    body: { store_id: store, role: 'kitchen', name: '厨房大屏' },
  });
  const { printers, panelUrl } = await givePrinters(admin, { store, menu, push });
  return {
    stage: {
      menu: menu.filter(({ is_available }) => is_available).toSorted((a, b) => a.id - b.id),
      tables: tables.toSorted((a, b) => a.id - b.id),
      printers: [...printers.keys()],
    },
    printers,
    panelUrl,
    kitchenToken,
    tableTokens: new Map(tables.map(({ id, qr_path = '' }) => [id, qr_path.replace(/^.*\//, '')])),
  };
}

interface GiveOptions {
  readonly store: number;
  readonly menu: readonly { readonly station: string }[];
  readonly push: Releasers['push'];
}

/**
 * They run outside the product: what came out of them is there whatever is killed. The demo's own printer keeps what no other one
 * takes: the first stations of the menu.
 */
async function givePrinters(admin: ApiClient, { store, menu, push }: GiveOptions) {
  const [first] = (await admin.listPrinters({ query: { store_id: store } })).items;
  if (!first) throw new DomainError('not_found', 'The demo restaurant has no printer.');
  const stations = [...new Set(menu.map(({ station }) => station))];
  const own = stations.filter(
    (station) => !extraPrinters.some(({ stations: taken }) => taken.includes(station)),
  );
  await admin.removePrinter({ params: { id: first.id } });
  const printers = new Map<number, string>();
  const panels = new Map<number, string>();
  for (const { name, stations: taken } of [{ name: first.name, stations: own }, ...extraPrinters]) {
    const printer = await startVirtualPrinter({ profile: 'epson80', httpPort: 0, rollMm: 1_000_000_000 });
    push(() => printer.close());
    const address = { connection: 'network' as const, ip_address: '127.0.0.1', port: printer.port };
    const body = { store_id: store, name, ...address, profile: 'virtual-80', stations: taken };
    const { id } = await admin.createPrinter({ body });
    printers.set(id, name);
    panels.set(id, localUrl('127.0.0.1', printer.httpPort ?? 0));
  }
  return { printers, panelUrl: (printer: number) => panels.get(printer) ?? '' };
}

const extraPrinters = [
  { name: '凉菜打印机', stations: ['凉菜', '西餐'] },
  { name: '吧台打印机', stations: ['饮品'] },
];
