import type { WorkerPool } from '../../src/printd/worker-pool.ts';
import { createServer } from 'node:http';
import type { ExecutionContext } from 'ava';
import type { Actor } from '../../src/domain/roles.ts';
import { createAuthenticator } from '../../src/operations/people/authenticate.ts';
import { createDevice } from '../../src/operations/devices/create-device.ts';
import { acceptClients, type ClientLimits } from '../../src/printd/clients/accept-clients.ts';
import { type ClientTimings, defaultClientTimings } from '../../src/printd/clients/client-timings.ts';
import { createPrintClients, type PrintClients } from '../../src/printd/clients/print-clients.ts';
import { findPrinterByName, type Printer } from '../../src/storage/printers.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { connectClient, type HubClient } from './hub-client.ts';
import { openPrintShop, type PrintShop, silent } from './print-shop.ts';
import { waitUntil } from './wait-for.ts';

/** A print shop whose printers are elsewhere: clients bring them. */
export interface ClientShop extends PrintShop {
  readonly pool: WorkerPool;
  readonly clients: PrintClients;
  readonly url: string;
  /** A device token of the store. */
  readonly token: string;
  /** A client that has told its printer and is ready to print. */
  join(name?: string): Promise<HubClient>;
  printer(name?: string): Promise<Printer>;
}

const admin: Actor = {
  role: 'admin',
  subject: 'user:1',
  userId: null,
  customerId: null,
  storeIds: null,
  tableId: null,
};

export async function pairDevice(
  storage: Storage,
  storeId: number,
  role: 'printer' | 'kitchen' = 'printer',
): Promise<string> {
  const request = { store_id: storeId, role, name: `a ${role}` };
  return (await storage.write((tx) => createDevice(tx, { request, actor: admin }))).token;
}

type ShopTimings = Partial<ClientTimings> & {
  readonly answerMs?: number;
  readonly drain?: number;
  readonly limits?: ClientLimits;
};

export async function openClientShop(
  t: ExecutionContext,
  { answerMs = 60_000, drain = 500, limits, ...timings }: ShopTimings = {},
): Promise<ClientShop> {
  const shop = await openPrintShop(t);
  const { storage, storeId, clock } = shop;
  const clients = createPrintClients();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  const acceptance = await acceptClients(server, {
    storage,
    clock,
    logger: silent,
    authenticate: createAuthenticator({ storage, secrets: { auth: 'a'.repeat(32) }, clock }),
    clients,
    timings: { ...defaultClientTimings, ...timings },
    ...(limits ? { limits } : {}),
  });
  t.teardown(() => acceptance.close());
  const pool = shop.open({ clients, timings: { drain, device: { complete: answerMs } } });
  const address = server.address();
  const url = `ws://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const token = await pairDevice(storage, storeId);
  const printer = async (name = 'Kitchen') => {
    const found = await findPrinterByName(storage.read, storeId, name);
    if (!found) throw new Error(`There is no printer ${name}`);
    return found;
  };
  return {
    ...shop,
    pool,
    clients,
    url,
    token,
    printer,
    join: async (name = 'Kitchen') => {
      const client = connectClient(t, `${url}?token=${token}`);
      await client.findType('welcome');
      const known = await findPrinterByName(storage.read, storeId, name);
      const before = known ? clients.of(known.id).length : 0;
      client.send({ type: 'printer_info', printer: { name, model: 'TP-80', status: 'ready' } });
      await waitUntil(async () => {
        const bound = await findPrinterByName(storage.read, storeId, name);
        return bound?.status === 'online' && clients.of(bound.id).length > before;
      });
      return client;
    },
  };
}
