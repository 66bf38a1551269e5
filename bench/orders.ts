// Orders accepted per second over HTTP, WAL + FULL, authentication and event log on.
// node build/bench/orders.js [concurrency …] [--seconds N]
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '5' }, keys: { type: 'boolean', default: false } },
});
let count = 0;
const levels = positionals.length > 0 ? positionals.map(Number) : [16, 64];

for (const concurrency of levels) await measure(concurrency, Number(values.seconds) * 1000);

async function measure(concurrency: number, durationMs: number): Promise<void> {
  const dataDir = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'restaurantctl-bench-'));
  const api = fork(fileURLToPath(new URL('./orders-api.js', import.meta.url)), [dataDir], {
    env: { ...process.env, UV_THREADPOOL_SIZE: '16' },
  });
  const [{ port, token }] = await once(api, 'message');
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const post = () => placeOrder({ agent, port, token });
  for (let round = 0; round < 20; round++) await Promise.all(Array.from({ length: concurrency }, post));
  const before = await ask(api);
  const times: number[] = [];
  const startedAt = performance.now();
  const client = async () => {
    while (performance.now() - startedAt < durationMs) times.push(await post());
  };
  await Promise.all(Array.from({ length: concurrency }, client));
  const seconds = (performance.now() - startedAt) / 1000;
  const after = await ask(api);
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
  const stored = after.orders - before.orders;
  process.stdout.write(
    `c=${concurrency}  ${Math.round(times.length / seconds)} orders/s  p50 ${at(0.5)} ms  p99 ${at(0.99)} ms  max ${at(0.999999)} ms  ` +
      `api cpu ${((after.cpuMs - before.cpuMs) / times.length).toFixed(2)} ms/order  rss ${Math.round(after.rssMb)} MB  acked ${times.length} stored ${stored}\n`,
  );
  agent.destroy();
  api.disconnect();
  await once(api, 'exit');
  rmSync(dataDir, { recursive: true, force: true });
}

async function ask(api: ReturnType<typeof fork>): Promise<{ cpuMs: number; orders: number; rssMb: number }> {
  api.send('report');
  const [report] = await once(api, 'message');
  return report;
}

/** Three dishes without stock at one of the demo's tables; resolves with the milliseconds it took. */
function placeOrder(target: { agent: Agent; port: number; token: string }): Promise<number> {
  const startedAt = performance.now();
  count++;
  const body = JSON.stringify({
    store_id: 1,
    table_id: 1 + (count % 12),
    items: [
      { menu_item_id: 1, quantity: 2, options: { 辣度: '微辣' } },
      { menu_item_id: 2, quantity: 1 },
      { menu_item_id: 18, quantity: 1, options: { 规格: '大杯' } },
    ],
  });
  return new Promise((resolve, reject) => {
    const call = request({
      agent: target.agent,
      port: target.port,
      host: '127.0.0.1',
      path: '/api/orders',
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        authorization: `Bearer ${target.token}`,
        ...(values.keys && { 'idempotency-key': `bench-${count}` }),
      },
    });
    call.on('response', (response) => {
      if (response.statusCode !== 201) return reject(new Error(`Answered ${response.statusCode}`));
      response.resume().on('end', () => resolve(performance.now() - startedAt));
    });
    call.on('error', reject);
    call.end(body);
  });
}
