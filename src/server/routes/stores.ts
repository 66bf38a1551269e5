import { toBuffer, toString } from 'qrcode';
import { changeStore } from '../../operations/stores/change-store.ts';
import { changeTable } from '../../operations/tables/change-table.ts';
import { clearTable } from '../../operations/tables/clear-table.ts';
import { createStore } from '../../operations/stores/create-store.ts';
import { createTable } from '../../operations/tables/create-table.ts';
import { removeStore } from '../../operations/stores/remove-store.ts';
import { removeTable } from '../../operations/tables/remove-table.ts';
import { requireStore } from '../../operations/stores/require-store.ts';
import { requireTable } from '../../operations/tables/require-table.ts';
import { rotateTableCode } from '../../operations/tables/rotate-table-code.ts';
import { seatTable } from '../../operations/tables/seat-table.ts';
import { storeOnWire } from '../../operations/stores/store-on-wire.ts';
import { qrPath, tableOnWire } from '../../operations/tables/table-on-wire.ts';
import { DomainError } from '../../domain/errors.ts';
import { createPictures } from '../../drawing/pictures.ts';
import { drawTableSheet } from '../../drawing/table-sheet/draw-table-sheet.ts';
import type { Queryable } from '../../storage/storage.ts';
import type { Actor } from '../../domain/roles.ts';
import type { DiningTable, Store } from '../../domain/places.ts';
import { listStores } from '../../storage/stores.ts';
import { listTables } from '../../storage/tables.ts';
import { publicUrl } from '../public-url.ts';
import type { Services, TagHandlers } from '../handler.ts';

/** Stores and their tables. */
export function storeHandlers({ storage, secrets, config }: Services): TagHandlers<'stores'> {
  const onWire = ({ table, store }: { table: DiningTable; store: Store }) =>
    tableOnWire(table, store, secrets.tableToken);
  const pictures = createPictures({ font: config.printd.font });
  const qrText = async (actor: Actor, id: number): Promise<string> => {
    const { table } = await requireTable(storage.read, actor, id);
    return publicUrl(config) + qrPath(table, secrets.tableToken);
  };
  return {
    listStores: async ({ query: { skip, limit } }) => {
      const { stores, total } = await listStores(storage.read, { skip, limit });
      return { items: stores.map(storeOnWire), total, skip, limit };
    },
    getStore: async ({ params }) => storeOnWire(await requireStore(storage.read, null, params.id)),
    createStore: async ({ body, actor }, tx) =>
      storeOnWire(await createStore(tx, { request: body, actor, language: config.language })),
    changeStore: ({ params, body, actor }) =>
      storage.write(async (tx) => storeOnWire(await changeStore(tx, { id: params.id, change: body, actor }))),
    removeStore: async ({ params, actor }) => {
      await storage.write((tx) => removeStore(tx, { id: params.id, actor }));
      return undefined;
    },
    listTables: async ({ params, query: { skip, limit }, actor }) => {
      const store = await requireStore(storage.read, actor, params.id);
      const { tables, total } = await listTables(storage.read, store.id, { skip, limit });
      return { items: tables.map((table) => onWire({ table, store })), total, skip, limit };
    },
    getTableQrSheet: async ({ params, query, actor }) => {
      const store = await requireStore(storage.read, actor, params.id);
      const tables = await tablesOf(storage.read, store.id, query.table_id);
      const address = publicUrl(config);
      const sheet = {
        storeName: store.name,
        language: store.language,
        tables: tables.map((table) => ({
          number: table.tableNumber,
          url: address + qrPath(table, secrets.tableToken),
        })),
      };
      return Buffer.from(await drawTableSheet(sheet, pictures));
    },
    createTable: async ({ params, body, actor }, tx) =>
      onWire(await createTable(tx, { storeId: params.id, request: body, actor })),
    getTable: async ({ params, actor }) => onWire(await requireTable(storage.read, actor, params.id)),
    changeTable: ({ params, body, actor }) =>
      storage.write(async (tx) => onWire(await changeTable(tx, { id: params.id, change: body, actor }))),
    removeTable: async ({ params, actor }) => {
      await storage.write((tx) => removeTable(tx, { id: params.id, actor }));
      return undefined;
    },
    seatTable: ({ params, actor }) =>
      storage.write(async (tx) => onWire(await seatTable(tx, { id: params.id, actor }))),
    clearTable: ({ params, actor }) =>
      storage.write(async (tx) => onWire(await clearTable(tx, { id: params.id, actor }))),
    rotateTableCode: ({ params, actor }) =>
      storage.write(async (tx) => onWire(await rotateTableCode(tx, { id: params.id, actor }))),
    getTableQrPng: async ({ params, actor }) =>
      toBuffer(await qrText(actor, params.id), { width: 512, errorCorrectionLevel: 'Q' }),
    getTableQrSvg: async ({ params, actor }) =>
      toString(await qrText(actor, params.id), { type: 'svg', errorCorrectionLevel: 'Q' }),
  };
}

/**
 * The tables of a store, or one of them, as people count.
 * @throws DomainError `not_found` for a table it doesn't have, or where there is none
 */
async function tablesOf(db: Queryable, storeId: number, id: number | undefined): Promise<DiningTable[]> {
  const { tables } = await listTables(db, storeId, { skip: 0, limit: mostTables });
  const wanted = tables.filter((table) => id === undefined || table.id === id);
  if (wanted.length === 0)
    throw new DomainError(
      'not_found',
      id === undefined ? 'The store has no tables yet.' : `The store has no table ${id}.`,
    );
  return wanted.toSorted((a, b) => inOrder.compare(a.tableNumber, b.tableNumber));
}

const mostTables = 1000;
const inOrder = new Intl.Collator('zh', { numeric: true });
