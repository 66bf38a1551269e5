// How long from POST to painted on the kitchen screen, and what the page's memory is after many orders. Starts the product of this
// checkout and Chromium: `node build/bench/web-kitchen.js [orders]`.
import { setTimeout as pause } from 'node:timers/promises';
import { createApiClient } from '../src/client/api-client.ts';
import { openBrowser, openPage } from '../test/helpers/browser.ts';
import { startProduct } from '../test/helpers/start-product.ts';

const orders = Number(process.argv[2] ?? 2000);
/** So many are timed one by one; the rest comes as fast as the API takes them. */
const timed = Math.min(200, orders);
const closing: (() => unknown)[] = [];
const t = { teardown: (work: () => unknown) => void closing.unshift(work) };

const product = await startProduct(t);
const browser = await openBrowser(t);
const api = createApiClient({ baseUrl: product.apiUrl, token: await product.logIn('admin') });
const { token } = await api.createDevice({ body: { store_id: 1, role: 'kitchen', name: 'bench' } });
const { page } = await openPage(browser);
await page.goto(`${product.apiUrl}/kitchen?token=${token}`);
await page.locator('.link-dot.on').waitFor();
// The frame after the one in which a ticket stands in the document has it on the screen.
await page.evaluate(`
  window.painted = {};
  new MutationObserver(() => {
    for (const card of document.querySelectorAll('.columns .ticket[data-order]')) {
      const id = card.dataset.order;
      if (id in window.painted) continue;
      window.painted[id] = null;
      requestAnimationFrame(() => requestAnimationFrame(() => { window.painted[id] = Date.now(); }));
    }
  }).observe(document.body, { childList: true, subtree: true });
`);
const client = await page.context().newCDPSession(page);
await client.send('HeapProfiler.enable');

const heapMb = async (): Promise<number> => {
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize } = await client.send('Runtime.getHeapUsage');
  return Math.round((usedSize / 1024 / 1024) * 10) / 10;
};
const place = async (): Promise<number> => {
  const items = [
    { menu_item_id: 1, quantity: 1, options: { 辣度: '微辣' } },
    { menu_item_id: 17, quantity: 2 },
  ];
  const { id } = await api.createOrder({ body: { store_id: 1, items } });
  return id;
};
const handOut = async (id: number): Promise<void> => {
  for (const status of ['confirmed', 'preparing', 'completed'] as const)
    await api.changeOrderStatus({ params: { id }, body: { status } });
};

const before = await heapMb();
const times: number[] = [];
for (let count = 0; count < timed; count += 1) {
  const began = Date.now();
  const id = await place();
  for (;;) {
    const at = await page.evaluate<number | null>(`window.painted['${id}'] ?? null`);
    if (at !== null) {
      times.push(at - began);
      break;
    }
    await pause(10);
  }
  await handOut(id);
}
for (let count = timed; count < orders; count += 10)
  await Promise.all(Array.from({ length: 10 }, async () => handOut(await place())));
const { seq } = await api.listOrders({ query: { store_id: 1, active: true } });
// Its paper is told of, too: the screen is soon further on than the list was.
while ((await page.evaluate<number>("Number(document.querySelector('.link-dot').dataset.seq)")) < seq)
  await pause(50);
const after = await heapMb();

const sorted = times.toSorted((a, b) => a - b);
const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
process.stdout.write(`POST → painted: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms of ${timed} orders\n`);
process.stdout.write(`JS heap of the page: ${before} MB empty, ${after} MB after ${orders} orders\n`);
for (const close of closing) await close();
process.exit(0);
