import type { ExecutionContext } from 'ava';
import { hashToken } from '../../src/operations/people/opaque-token.ts';
import { insertDevice } from '../../src/storage/devices.ts';
import { insertUser } from '../../src/storage/users.ts';
import { startTestApi, type TestApi, type TestApiOptions, userToken } from './test-api.ts';

/** Who may come to the door: of store 1, and each one's like from elsewhere. */
export const credentials = [
  'nobody',
  'admin',
  'otherAdmin',
  'staff',
  'otherStaff',
  'customer',
  'otherCustomer',
  'guest',
  'otherGuest',
  'kitchen',
  'otherKitchen',
  'printer',
  'otherPrinter',
] as const;
export type Credential = (typeof credentials)[number];

export interface FullHouse {
  readonly api: TestApi;
  readonly tokens: Readonly<Record<Credential, string | undefined>>;
  /** One of everything in store 1. */
  readonly ids: HouseIds;
}

export interface HouseIds {
  readonly customersOrder: number;
  readonly guestsOrder: number;
  /** A line of each order. */
  readonly customersItem: number;
  readonly guestsItem: number;
  readonly customersPayment: number;
  readonly guestsPayment: number;
  /** The customer's own. */
  readonly member: number;
  readonly phone: string;
  readonly user: number;
  readonly device: number;
  readonly table: number;
  /** Where the guest sits. */
  readonly guestsTable: number;
  readonly otherTable: number;
  readonly dish: number;
  readonly otherDish: number;
  readonly printer: number;
  readonly job: number;
}

/** The restaurant of the test API with an order, a payment, a member, a printer, … in its first store. */
export async function openFullHouse(t: ExecutionContext, options: TestApiOptions = {}): Promise<FullHouse> {
  const api = await startTestApi(t, options);
  const { storage, clock } = api;
  const people = { customerId: null, email: null, hashedPassword: 'nobody logs in with this', isDemo: false };
  const [waiter, otherAdmin] = await storage.write(async (tx) => {
    for (const role of ['kitchen', 'printer'] as const)
      await insertDevice(tx, { storeId: 2, role, name: role, tokenHash: hashToken(`rcd_other_${role}`) });
    return [
      await insertUser(tx, { ...people, username: 'waiter', role: 'staff', storeIds: [1] }),
      await insertUser(tx, { ...people, username: 'other admin', role: 'admin', storeIds: [2] }),
    ] as const;
  });
  const make = async (name: string, input: Parameters<TestApi['call']>[1]) => {
    const reply = await api.call(name, { as: 'admin', ...input });
    if (reply.status >= 300) throw new Error(`${name}: ${reply.status} ${reply.text}`);
    return reply.body;
  };
  const items = [{ menu_item_id: 1, quantity: 2 }];
  const customers = await make('createOrder', { as: 'customer', body: { store_id: 1, items } });
  const guests = await make('createOrder', { as: 'guest', body: { store_id: 1, items } });
  const pay = async (as: 'customer' | 'guest', order_id: number): Promise<number> =>
    (await make('createPayment', { as, body: { order_id, payment_method: 'cash' } })).payment_id;
  const member = { phone: '13800138000', name: '张三' };
  const table = (table_number: string) =>
    make('createTable', { params: { id: 1 }, body: { table_number } }).then(({ id }) => id);
  const printer = await make('createPrinter', { body: { store_id: 1, name: 'P', connection: 'virtual' } });
  const ids: HouseIds = {
    customersOrder: customers.id,
    guestsOrder: guests.id,
    customersItem: customers.items[0].id,
    guestsItem: guests.items[0].id,
    customersPayment: await pay('customer', customers.id),
    guestsPayment: await pay('guest', guests.id),
    member: (await make('registerMember', { as: 'customer', body: member })).id,
    phone: member.phone,
    user: waiter.id,
    device: (await make('createDevice', { body: { store_id: 1, role: 'kitchen', name: 'D' } })).id,
    table: await table('A1'),
    guestsTable: 1,
    otherTable: await table('A2'),
    dish: (await make('createMenuItem', { body: { store_id: 1, name: '汤', price: 12 } })).id,
    otherDish: (await make('createMenuItem', { body: { store_id: 1, name: '茶', price: 5 } })).id,
    printer: printer.id,
    job: (await make('createPrintJob', { body: { printer_id: printer.id } })).id,
  };
  for (const id of [customers.id, guests.id])
    await make('splitBill', { params: { id }, body: { by: 'shares', shares: 2 } });
  const tokens = {
    ...api.tokens,
    nobody: undefined,
    otherAdmin: await userToken(otherAdmin.id, clock),
    otherKitchen: 'rcd_other_kitchen',
    otherPrinter: 'rcd_other_printer',
  };
  return { api, tokens, ids };
}
