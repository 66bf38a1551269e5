import { type Endpoint, endpoints } from '../../src/protocol/api.ts';
import { bodyExamples } from '../../src/server/openapi/examples.ts';
import type { CallInput } from './test-api.ts';
import type { HouseIds } from './full-house.ts';

/** A request that is about this thing of store 1: its ids in the path, in the query and in an example body. */
export function requestFor(
  name: string,
  target: keyof HouseIds | 'store' | 'nothing',
  ids: HouseIds,
): CallInput {
  const endpoint = new Map<string, Endpoint>(Object.entries(endpoints)).get(name);
  const id = target === 'store' || target === 'nothing' ? 1 : ids[target];
  const isGuests = target.startsWith('guests');
  const known = {
    id,
    store_id: 1,
    order_id: isGuests ? ids.guestsOrder : ids.customersOrder,
    item_id: isGuests ? ids.guestsItem : ids.customersItem,
    phone: ids.phone,
    member_id: ids.member,
    printer_id: ids.printer,
    into_table_id: ids.otherTable,
  };
  return {
    params: known,
    ...(takes(endpoint?.query, 'store_id') && { query: { store_id: 1 } }),
    ...(name === 'setMenuItemPicture' && { raw: { type: 'image/png', bytes: dot } }),
    ...(endpoint?.body && {
      body: bodyFor(endpoint, `${name} of ${target}`, name, { ...known, table_id: ids.table }),
    }),
  };
}

/** The smallest picture. */
const dot = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);

/** Where the example won't do: a name, or a name and what it is about. */
const own: Readonly<Record<string, object>> = {
  createOrder: { store_id: 1, items: [{ menu_item_id: 1, quantity: 1 }] },
  addOrderItems: { items: [{ menu_item_id: 1, quantity: 1 }] },
  'applyDiscount of customersOrder': { member_id: 1, order_id: 1 },
};

function bodyFor({ body }: Endpoint, about: string, name: string, known: object): object {
  const example = { ...Object(own[about] ?? own[name] ?? bodyExamples[name] ?? {}) };
  const ids = Object.entries(known).filter(
    ([field]) => field in example || (field === 'store_id' && takes(body, field)),
  );
  return { ...example, ...Object.fromEntries(ids) };
}

function takes(schema: Endpoint['query'] | Endpoint['body'], field: string): boolean {
  return schema !== undefined && 'shape' in schema && field in Object(schema.shape);
}
