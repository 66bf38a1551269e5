import { setTimeout as pause } from 'node:timers/promises';
import test from 'ava';
import { createApiClient } from '../../src/client/api-client.ts';
import { openBrowser, openPage } from '../helpers/browser.ts';
import { startCuttingProxy } from '../helpers/cutting-proxy.ts';
import { startProduct } from '../helpers/start-product.ts';
import { waitFor } from '../helpers/wait-for.ts';

/** Dishes of the demo that don't run out. */
const dishes = [13, 14, 15, 17, 9];
/** How long orders come and move while the network is cut, s. */
const seconds = Number(process.env['SOAK_SECONDS'] ?? 5);

test('cut at random while orders come and move, the board ends as the list of the server', async (t) => {
  t.timeout(seconds * 1000 + 480_000);
  let isRough = false;
  let apiPort = 0;
  const open = new Set<() => void>();
  const proxy = await startCuttingProxy(t, {
    port: () => apiPort,
    // Before the page has loaded itself there would be nothing to test.
    cutAfter: () => (isRough ? 300 + Math.floor(Math.random() * 6000) : undefined),
    onOpen: (end) => open.add(end),
  });
  const env = {
    RESTAURANTCTL_ORDERS_UNATTENDED_AFTER_MS: '3600000',
    RESTAURANTCTL_API_ALLOWED_ORIGINS: `http://127.0.0.1:${proxy.port}`,
  };
  const [product, browser] = await Promise.all([startProduct(t, { env }), openBrowser(t)]);
  apiPort = product.ports[0] ?? 0;
  const api = createApiClient({ baseUrl: product.apiUrl, token: await product.logIn('admin') });
  const { token } = await api.createDevice({ body: { store_id: 1, role: 'kitchen', name: '传菜屏' } });
  const { page } = await openPage(browser);
  await page.goto(`http://127.0.0.1:${proxy.port}/kitchen?role=expo&token=${token}`);
  await page.locator('.link-dot.on').waitFor();

  isRough = true;
  for (const end of open) end();
  const until = Date.now() + seconds * 1000;
  const kept: number[] = [];
  const moves = ['confirmed', 'preparing', 'ready', 'completed'] as const;
  for (let count = 0; Date.now() < until; count += 1) {
    const { id } = await api.createOrder({
      body: {
        store_id: 1,
        items: [{ menu_item_id: dishes[count % dishes.length] ?? 15, quantity: 1 + (count % 3) }],
      },
    });
    kept.push(id);
    // A few stay on the board, as few as one page shows; the rest goes its way.
    const steps = kept.length > 5 ? moves : moves.slice(0, count % 4);
    for (const status of steps) await api.changeOrderStatus({ params: { id }, body: { status } });
    if (steps.length === moves.length) kept.pop();
    if (count % 7 === 3) {
      await page.context().setOffline(true);
      await pause(Math.random() * 300);
      await page.context().setOffline(false);
    }
  }
  isRough = false;
  await page.context().setOffline(false);
  for (const end of open) end();

  const list = await api.listOrders({ query: { store_id: 1, active: true, limit: 100 } });
  await waitFor('the page to be where the server is', async () => {
    const seq = await page.locator('.link-dot').getAttribute('data-seq');
    return Number(seq) >= list.seq;
  });
  const cards = await page.locator('.columns .ticket').all();
  const shown = await Promise.all(
    cards.map(async (card) => [
      Number(await card.getAttribute('data-order')),
      (await card.locator('.chip').first().innerText()).trim(),
      (await card.locator('.dish-text').allInnerTexts()).join(),
      (await card.locator('.dish.done').count()) > 0,
    ]),
  );
  t.deepEqual(
    shown.toSorted(byId),
    list.items
      .map(({ id, status, items }) => [
        id,
        status === 'ready' ? '✔ 齐' : words[status],
        items.map(({ menu_item_name }) => menu_item_name).join(),
        status === 'ready',
      ])
      .toSorted(byId),
  );
  t.true(proxy.cuts() > 0, `${proxy.cuts()} cuts`);
  t.log(`${proxy.cuts()} cuts in ${seconds} s, ${list.seq} messages`);
});

const words: Readonly<Record<string, string>> = {
  pending: '待确认',
  confirmed: '已确认',
  preparing: '准备中',
};

function byId(one: readonly unknown[], other: readonly unknown[]): number {
  return Number(one[0]) - Number(other[0]);
}
