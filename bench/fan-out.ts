/**
 * How long an event takes from its transaction to the sockets of its store, and what a message costs the hub.
 *
 *   node build/bench/fan-out.js [events per second] [seconds] [connections …]
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { signAccessToken } from '../src/operations/people/access-token.ts';
import { createDataDir } from '../src/runtime/data-dir.ts';
import { loadSecrets } from '../src/runtime/secrets.ts';
import { createPoker } from '../src/runtime/wake-up.ts';
import { openStorage, type Storage } from '../src/storage/storage.ts';

const self = fileURLToPath(import.meta.url);
const hubProgram = fileURLToPath(new URL('../src/hub/main.js', import.meta.url));

if (process.argv[2] === 'crowd') await joinCrowd(process.argv[3] ?? '', Number(process.argv[4]));
else {
  const [rate = 200, seconds = 10, ...sizes] = process.argv.slice(2).map(Number);
  for (const connections of sizes.length > 0 ? sizes : [1, 1000]) {
    for (const transport of ['uws', 'ws']) await measure({ transport, connections, rate, seconds });
  }
}

interface Measurement {
  readonly transport: string;
  readonly connections: number;
  /** Events per second. */
  readonly rate: number;
  readonly seconds: number;
}

async function measure({ transport, connections, rate, seconds }: Measurement): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'restaurantctl-bench-'));
  const paths = createDataDir(root);
  const poker = createPoker({ runDir: paths.run });
  const storage = await openStorage({ filename: paths.database, onEvents: () => poker.poke('hub') });
  await addStoreAndUser(storage);
  const token = await signAccessToken(
    {
      sub: 'user:1',
      role: 'admin',
      user_id: 1,
      customer_id: null,
      store_ids: null,
      table_id: null,
      version: 1,
    },
    3600,
    { secret: loadSecrets(root).auth, now: new Date() },
  );
  const hub = fork(hubProgram, { env: environment(root, transport), stdio: 'ignore' });
  const { port } = await answerOf(hub, z.object({ type: z.literal('ready'), port: z.int() }));
  const url = `ws://127.0.0.1:${port}/ws/store/1?token=${token}`;
  const crowd = connections > 1 ? fork(self, ['crowd', url, String(connections - 1)]) : undefined;
  if (crowd) await answerOf(crowd, z.object({ joined: z.int() }));

  const socket = new WebSocket(url);
  await once(socket, 'message');
  const began = new Map<number, number>();
  const times: number[] = [];
  socket.on('message', (data: Buffer) => {
    const received = performance.now();
    const { mark } = z.looseObject({ mark: z.int().optional() }).parse(JSON.parse(data.toString()));
    if (mark !== undefined) times.push(received - (began.get(mark) ?? received));
  });
  const cpuBefore = cpuSeconds(hub);
  const total = rate * seconds;
  const start = performance.now();
  const writes: Promise<number>[] = [];
  for (let mark = 0; mark < total; mark += 1) {
    const due = start + (mark * 1000) / rate;
    if (due > performance.now()) await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
    began.set(mark, performance.now());
    writes.push(storage.write((tx) => tx.append(orderEvent(mark, tx.now))));
  }
  await Promise.all(writes);
  const deadline = performance.now() + 10_000;
  while (times.length < total && performance.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 20));
  await new Promise((resolve) => setTimeout(resolve, 200));
  const microseconds = ((cpuSeconds(hub) - cpuBefore) * 1e6) / (total * connections);
  print({ transport, connections, rate, received: times.length, total, microseconds, times });

  socket.terminate();
  crowd?.kill();
  hub.kill('SIGKILL');
  await once(hub, 'exit');
  poker.close();
  await storage.close();
  rmSync(root, { recursive: true });
}

function print(
  result: Omit<Measurement, 'seconds'> &
    Record<'received' | 'total' | 'microseconds', number> & { times: number[] },
): void {
  const sorted = result.times.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? NaN).toFixed(2);
  process.stdout.write(
    `${result.transport.padEnd(4)}${String(result.connections).padStart(6)} connections ${result.rate}/s: ` +
      `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, ${result.microseconds.toFixed(2)} us CPU a message, ` +
      `${result.received} of ${result.total} received (${cpus().length} cores)\n`,
  );
}

function orderEvent(mark: number, now: Date) {
  const items = Array.from({ length: 4 }, (_, id) => ({
    id,
    menu_item_name: '宫保鸡丁',
    quantity: 1,
    unit_price: 38,
    options: [],
    note: null,
    subtotal: 38,
    status: 'pending',
    station: '热菜',
  }));
  const order = {
    id: mark,
    order_number: `ORD2026010823484${mark}`,
    items,
    total_amount: 152,
    status: 'confirmed',
  };
  return {
    type: 'new_order' as const,
    storeId: 1,
    body: () => ({ order, mark }),
    timestamp: now.toISOString(),
  };
}

async function addStoreAndUser(storage: Storage): Promise<void> {
  const created_at = new Date().toISOString();
  await storage.write(async ({ db }) => {
    await db('store').insert({
      id: 1,
      name: 'Bench',
      address: '',
      timezone: 'Asia/Shanghai',
      currency: 'CNY',
      language: 'zh-CN',
      confirm_policy: 'manual',
      service_modes: '[]',
      business_day_start: '04:00',
      created_at,
    });
    await db('user_account').insert({
      id: 1,
      username: 'bench',
      username_key: 'bench',
      hashed_password: 'none',
      role: 'admin',
      created_at,
    });
  });
}

function environment(root: string, transport: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    RESTAURANTCTL_DATA_DIR: root,
    RESTAURANTCTL_HUB_PORT: '0',
    RESTAURANTCTL_HUB_TRANSPORT: transport,
  };
}

function answerOf<Schema extends z.ZodType>(child: ChildProcess, schema: Schema): Promise<z.output<Schema>> {
  return new Promise((resolve, reject) => {
    child.on('message', (message) => {
      const parsed = schema.safeParse(message);
      if (parsed.success) resolve(parsed.data);
    });
    child.once('exit', (code) => reject(new Error(`Ended with ${code}`)));
  });
}

/** User and system time so far; Linux only. */
function cpuSeconds({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Sockets that cost the machine as little as possible: what they get is thrown away unread. */
async function joinCrowd(url: string, count: number): Promise<void> {
  const { hostname, port, pathname, search } = new URL(url);
  const head = `GET ${pathname}${search} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`;
  const sockets: Socket[] = [];
  for (let index = 0; index < count; index += 1) {
    const socket = connect(Number(port), hostname);
    socket.write(head);
    await once(socket, 'data');
    socket.resume();
    sockets.push(socket);
  }
  process.send?.({ joined: sockets.length });
}
