import { createServer } from 'node:http';
import type { ExecutionContext } from 'ava';
import { pino } from 'pino';
import { z } from 'zod';
import type { Role } from '../../src/domain/roles.ts';
import { signAccessToken } from '../../src/operations/people/access-token.ts';
import { importSeed } from '../../src/operations/upkeep/import-seed.ts';
import { hashToken } from '../../src/operations/people/opaque-token.ts';
import { openTableSession } from '../../src/operations/tables/open-table-session.ts';
import { tableToken } from '../../src/operations/tables/table-token.ts';
import { type Endpoint, endpoints } from '../../src/protocol/api.ts';
import { problem } from '../../src/protocol/problem.ts';
import { seedFile } from '../../src/protocol/seed.ts';
import { type Clock, systemClock } from '../../src/runtime/clock.ts';
import { loadConfig } from '../../src/runtime/config/load-config.ts';
import { createInHand } from '../../src/runtime/in-hand.ts';
import type { Secrets } from '../../src/runtime/secrets.ts';
import { createApp } from '../../src/server/create-app.ts';
import { portOf } from '../../src/server/listen.ts';
import type { Providers } from '../../src/server/providers/create-providers.ts';
import { insertDevice } from '../../src/storage/devices.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { findTable } from '../../src/storage/tables.ts';
import { insertUser } from '../../src/storage/users.ts';
import { openTestStorage } from './open-test-storage.ts';
import { tempDir } from './temp-dir.ts';

export interface TestApi {
  readonly url: string;
  readonly storage: Storage;
  readonly secrets: Secrets;
  readonly clock: Clock;
  /** A credential for each: who they are is in {@link fillRestaurant}. */
  readonly tokens: Readonly<Record<Who, string>>;
  call(name: string, input: CallInput): Promise<Reply>;
}

export type Who =
  | 'admin'
  | 'staff'
  | 'otherStaff'
  | 'customer'
  | 'otherCustomer'
  | 'guest'
  | 'otherGuest'
  | 'kitchen'
  | 'printer';

/** Loosely typed: many tests send what a typed client couldn't. */
export interface CallInput {
  readonly params?: object;
  readonly query?: object;
  readonly body?: unknown;
  /** A body that isn't JSON. */
  readonly raw?: { readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> };
  readonly as?: Who;
  readonly token?: string;
  /** `Idempotency-Key` */
  readonly key?: string;
  /** `Accept` */
  readonly accept?: string;
  /** `Accept-Language` */
  readonly language?: string;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Parsed JSON, whatever it is: assertions say what they expect. */
  readonly body: ReturnType<typeof JSON.parse>;
}

export interface TestApiOptions {
  readonly clock?: Clock;
  readonly storage?: Storage;
  readonly env?: Readonly<Record<string, string>>;
  /** Of the password hash. @default 4, the lowest there is */
  readonly bcryptCost?: number;
  /** Real payment providers, or their emulators. */
  readonly providers?: Providers;
}

export const testSecrets: Secrets = {
  auth: 'test secret of more than thirty-two bytes',
  simulatedPayment: 'another secret of more than thirty-two',
  tableToken: 'a third secret of more than thirty-two by',
};

/** A test may ask more of one guest than a guest would. */
const roomForTests = {
  RESTAURANTCTL_LIMITS_GUEST_REQUESTS_PER_MINUTE: '100000',
  RESTAURANTCTL_LIMITS_GUEST_OPEN_ORDERS: '1000',
  RESTAURANTCTL_LIMITS_TABLE_REQUESTS_PER_MINUTE: '100000',
  RESTAURANTCTL_LIMITS_TABLE_OPEN_ORDERS: '1000',
};

/** The API on a port of its own over a real database with two stores; every answer is checked against its description. */
export async function startTestApi(t: ExecutionContext, options: TestApiOptions = {}): Promise<TestApi> {
  const { clock = systemClock, env = {}, providers } = options;
  const storage = options.storage ?? (await openTestStorage(t, { clock }));
  const { config: loaded } = loadConfig({
    env: { ...roomForTests, RESTAURANTCTL_DATA_DIR: await tempDir(t), ...env },
  });
  // Settings allow no less than 12, which costs a busy machine seconds for each guess.
  const config = { ...loaded, auth: { ...loaded.auth, bcrypt_cost: options.bcryptCost ?? 4 } };
  const logger = pino({ level: 'silent' });
  const app = createApp({
    storage,
    secrets: testSecrets,
    config,
    clock,
    logger,
    ...(providers && { providers }),
  });
  const callback = app.callback();
  const inHand = createInHand();
  const server = createServer((request, response) => inHand.add(callback(request, response)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(async () => {
    server.closeAllConnections();
    server.close();
    // Whose caller has gone still reads the storage, which is closed next.
    await inHand.done();
  });
  const url = `http://127.0.0.1:${portOf(server)}`;
  const tokens = await fillRestaurant(storage, clock);
  return {
    url,
    storage,
    secrets: testSecrets,
    clock,
    tokens,
    call: (name, input) => callEndpoint(t, { url, tokens }, name, input),
  };
}

/**
 * Two stores in Shanghai with two tables and five dishes each: 1 宫保鸡丁 38 (辣度), 2 珍珠奶茶 22 (规格 required, 大杯 +3),
 * 3 红烧肉 58 with a stock of 10, 4 可乐 8.5, 5 off the menu; the second store has 6 … 10. Users and devices of both.
 */
async function fillRestaurant(storage: Storage, clock: Clock): Promise<Record<Who, string>> {
  const filled = await storage.read('store').first('id');
  if (!filled) {
    await storage.write((tx) => importSeed(tx, seedFile.parse({ stores: [store('一店'), store('二店')] })));
    await storage.write(async (tx) => {
      for (const [username, role, storeIds] of people) {
        const customerId = role === 'customer' ? await tx.take('customer') : null;
        await insertUser(tx, {
          username,
          role,
          storeIds,
          customerId,
          email: null,
          hashedPassword: 'nobody logs in with this',
          isDemo: false,
        });
      }
      for (const role of ['kitchen', 'printer'] as const)
        await insertDevice(tx, { storeId: 1, role, name: role, tokenHash: hashToken(`rcd_${role}`) });
    });
  }
  const guest = async (id: number): Promise<string> => {
    const table = await findTable(storage.read, id);
    if (!table) throw new Error(`There is no table ${id}`);
    const token = tableToken(table, testSecrets.tableToken);
    return (await openTableSession({ storage, secrets: testSecrets, clock }, token)).access_token;
  };
  return {
    admin: await userToken(1, clock),
    staff: await userToken(2, clock),
    otherStaff: await userToken(3, clock),
    customer: await userToken(4, clock),
    otherCustomer: await userToken(5, clock),
    guest: await guest(1),
    otherGuest: await guest(2),
    kitchen: 'rcd_kitchen',
    printer: 'rcd_printer',
  };
}

const people = [
  ['admin', 'admin', null],
  ['staff', 'staff', [1]],
  ['other staff', 'staff', [2]],
  ['customer', 'customer', null],
  ['other customer', 'customer', null],
] as const satisfies [string, Role, number[] | null][];

function store(name: string): object {
  return {
    name,
    tables: [{ table_number: '1', seats: 4 }, { table_number: '2' }],
    menu: [
      {
        name: '宫保鸡丁',
        price: 38,
        station: '热菜',
        options: [{ name: '辣度', choices: [{ name: '微辣' }, { name: '特辣' }] }],
      },
      {
        name: '珍珠奶茶',
        price: 22,
        station: '饮品',
        options: [
          { name: '规格', required: true, choices: [{ name: '中杯' }, { name: '大杯', price_delta: 3 }] },
        ],
      },
      { name: '红烧肉', price: 58, station: '热菜', stock: 10 },
      { name: '可乐', price: 8.5, station: '饮品' },
      { name: '时令菜', price: 30, station: '热菜', is_available: false },
    ],
  };
}

export function userToken(userId: number, clock: Clock, version = 1): Promise<string> {
  return signAccessToken(
    {
      sub: `user:${userId}`,
      role: 'customer',
      user_id: userId,
      customer_id: null,
      store_ids: null,
      table_id: null,
      version,
    },
    1800,
    { secret: testSecrets.auth, now: clock.now() },
  );
}

async function callEndpoint(
  t: ExecutionContext,
  { url, tokens }: Pick<TestApi, 'url' | 'tokens'>,
  name: string,
  input: CallInput,
): Promise<Reply> {
  const endpoint = new Map<string, Endpoint>(Object.entries(endpoints)).get(name);
  if (!endpoint) throw new Error(`There is no endpoint ${name}`);
  const token = input.token ?? (input.as && tokens[input.as]);
  const response = await fetch(url + fillPath(endpoint.path, input.params ?? {}, input.query ?? {}), {
    method: endpoint.method,
    headers: {
      ...(input.body !== undefined && { 'content-type': 'application/json' }),
      ...(input.raw && { 'content-type': input.raw.type }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(input.key !== undefined && { 'idempotency-key': input.key }),
      ...(input.accept !== undefined && { accept: input.accept }),
      ...(input.language !== undefined && { 'accept-language': input.language }),
    },
    ...(input.body !== undefined && { body: JSON.stringify(input.body) }),
    ...(input.raw && { body: input.raw.bytes }),
  });
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  const body: unknown = type.includes('json') ? JSON.parse(text) : undefined;
  if (response.ok) {
    t.is(response.status, endpoint.status, `${name} answers ${endpoint.status}`);
    if (endpoint.answer && !type.startsWith('text/csv'))
      t.deepEqual(z.parse(endpoint.answer, body), body, `${name} answers what is described`);
  } else {
    t.true(type.startsWith('application/problem+json'), `${name}: a problem, not ${type}: ${text}`);
    t.is(problem.parse(body).status, response.status);
  }
  return { status: response.status, headers: response.headers, text, body };
}

function fillPath(path: string, params: object, query: object): string {
  const values = new Map(Object.entries(params).map(([key, value]) => [key, String(value)]));
  const filled = path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(values.get(key) ?? ''));
  const search = new URLSearchParams(
    Object.entries(query).map(([key, value]): [string, string] => [key, String(value)]),
  );
  return search.size > 0 ? `${filled}?${search.toString()}` : filled;
}
