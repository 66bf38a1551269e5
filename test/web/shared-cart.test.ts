import test from 'ava';
import { createApiClient } from '../../src/client/api-client.ts';
import { openBrowser, openPage } from '../helpers/browser.ts';
import { findBarriers } from '../helpers/look-at-page.ts';
import { startProduct } from '../helpers/start-product.ts';
import { waitFor } from '../helpers/wait-for.ts';

test('two phones at a table fill one cart and order it once', async (t) => {
  t.timeout(480_000);
  const [product, browser] = await Promise.all([startProduct(t), openBrowser(t)]);
  const api = createApiClient({ baseUrl: product.apiUrl, token: await product.logIn('admin') });
  const { qr_path: path = '' } = await api.getTable({ params: { id: 8 } });
  // Without a service worker, past which requests could not be held back below.
  const open = async (at = path) => {
    const opened = await openPage(browser, { size: 'phone', serviceWorkers: 'block' });
    await opened.page.goto(product.apiUrl + at);
    await opened.page.getByRole('button', { name: '加一份米饭' }).waitFor();
    return opened;
  };
  const one = await open();
  const two = await open();
  const [a, b] = [one.page, two.page];
  const wrong: (string | undefined)[] = [];
  for (const page of [a, b]) await page.getByText('共享购物车 · 2 人').first().waitFor();

  // What one adds the other sees, with whose it is; the one who types keeps the focus and the place.
  await a.getByRole('button', { name: '加一份米饭' }).click();
  await b.getByRole('button', { name: '去下单 1' }).click();
  const rice = b.locator('.cart-line', { hasText: '米饭' });
  await rice.getByText('手机 1').waitFor();
  const note = b.getByLabel('整单备注');
  await note.fill('先上汤');
  await a.getByRole('button', { name: '加一份可乐' }).click();
  await b.locator('.cart-line', { hasText: '可乐' }).waitFor();
  t.is(await b.evaluate<string>('document.activeElement.value'), '先上汤');
  wrong.push(...(await findBarriers(a)), ...(await findBarriers(b)));

  // The other changes it; what somebody can't bear is everybody's to see.
  await rice.getByRole('button', { name: '加一份米饭' }).click();
  await b.getByLabel('过敏 / 忌口').fill('花生');
  await a.getByRole('button', { name: '去下单 3' }).click();
  await a.locator('.cart-line', { hasText: '米饭' }).locator('.step-count', { hasText: '2' }).waitFor();
  await a.locator('.cart-line', { hasText: '米饭' }).getByText('你').waitFor();
  await a.getByRole('listitem', { name: '手机 2的要求' }).getByText('花生').waitFor();
  await a.getByRole('listitem', { name: '手机 2的要求' }).getByText('先上汤').waitFor();
  wrong.push(...(await findBarriers(a)));

  // Both order at once: one order, which both see.
  const held: (() => void)[] = [];
  for (const page of [a, b])
    await page.route('**/cart/order', async (route) => {
      await new Promise<void>((resolve) => held.push(resolve));
      await route.continue();
    });
  for (const page of [a, b]) await page.getByRole('button', { name: '下单 · ¥14.00' }).click();
  await waitFor('both to send', () => Promise.resolve(held.length === 2));
  for (const release of held) release();
  for (const page of [a, b]) await page.getByRole('heading', { name: '订单 #1' }).waitFor();
  const { items: orders, total } = await api.listOrders({ query: { store_id: 1 } });
  t.is(total, 1);
  t.like(orders[0], { table_number: '8', note: '过敏 ALLERGY: 花生 · 先上汤', final_amount: 14 });
  for (const page of [a, b]) {
    await page.getByRole('button', { name: '继续点菜' }).click();
    await page.getByText('还没选菜').waitFor();
    await page.unroute('**/cart/order');
  }

  // One loses the network, adds and changes; the other orders meanwhile what was there.
  await a.getByRole('button', { name: '加一份可乐' }).click();
  await b.getByRole('button', { name: '去下单 1' }).click();
  await a.route('**/api/tables/**', (route) => route.abort('internetdisconnected'));
  await a.context().setOffline(true);
  await a.getByRole('button', { name: '加一份可乐' }).click();
  await a.getByRole('button', { name: '加一份沙拉' }).click();
  await a.getByRole('button', { name: '去下单 3' }).waitFor();
  await b.getByRole('button', { name: '下单 · ¥8.00' }).click();
  await b.getByRole('heading', { name: '订单 #2' }).waitFor();
  await a.context().setOffline(false);
  await a.reload();
  await a.getByRole('button', { name: '去下单 3' }).waitFor();
  await a.unroute('**/api/tables/**');
  await a.getByText('可乐已随 #2 下单').waitFor();
  await a.getByRole('button', { name: '去下单 1' }).click();
  await a.locator('.cart-line', { hasText: '沙拉' }).waitFor();
  t.is(await a.locator('.cart-line').count(), 1);
  await b.getByRole('button', { name: '继续点菜' }).click();
  await b.getByRole('button', { name: '去下单 1' }).click();
  await b.locator('.cart-line', { hasText: '沙拉' }).waitFor();

  // The store leaves each phone its own cart, and has them share one again: each keeps what its guest chose.
  await b.goBack();
  await b.getByRole('button', { name: '加一份可乐' }).click();
  await a.locator('.cart-line', { hasText: '可乐' }).waitFor();
  await api.changeStore({ params: { id: 1 }, body: { guest_cart: 'own' } });
  await a.locator('.cart-line', { hasText: '可乐' }).waitFor({ state: 'detached' });
  await a.locator('.cart-line', { hasText: '沙拉' }).waitFor();
  await b.getByRole('button', { name: '去下单 1' }).click();
  await b.locator('.cart-line', { hasText: '可乐' }).waitFor();
  t.is(await b.locator('.cart-line').count(), 1);
  await api.changeStore({ params: { id: 1 }, body: { guest_cart: 'shared' } });
  await a.locator('.cart-line', { hasText: '可乐' }).waitFor();
  await b.locator('.cart-line', { hasText: '沙拉' }).waitFor();
  await b.getByRole('button', { name: '减一份可乐' }).click();
  await a.locator('.cart-line', { hasText: '可乐' }).waitFor({ state: 'detached' });
  t.is(await a.locator('.cart-line').count(), 1);

  // What is sold out is refused, and the cart stays.
  const { items: menu } = await api.listMenu({ query: { store_id: 1 } });
  const salad = menu.find(({ name }) => name === '沙拉')?.id ?? 0;
  await api.sellOut({ params: { id: salad }, body: {} });
  await b.getByText('已售罄，请删除').waitFor();
  t.true(await b.getByRole('button', { name: /^下单/ }).isDisabled());
  await b.getByRole('button', { name: '减一份沙拉' }).click();
  await a.getByText('购物车是空的。').waitFor();
  t.is((await api.listOrders({ query: { store_id: 1 } })).total, 2);

  // The languages of the guests; then the party leaves, and nothing is left for the next one.
  await a.getByRole('button', { name: '去点菜' }).click();
  await a.getByRole('button', { name: '加一份米饭' }).click();
  await a.getByRole('button', { name: '去下单 1' }).click();
  await a.getByLabel('语言').selectOption('zh-TW');
  await a.getByText('共享購物車 · 2 人').first().waitFor();
  await a.getByLabel('語言').selectOption('en');
  await a.getByText('Shared cart · 2 phones').first().waitFor();
  // Staff seats the party elsewhere: the cart goes along, and the phone says where to.
  const { qr_path: elsewhere } = await api.getTable({ params: { id: 7 } });
  const three = await open(elsewhere);
  await api.mergeTables({ params: { id: 8 }, body: { into_table_id: 7 } });
  await a.locator('.cart').getByText('Your party was moved to table 7').waitFor();
  await b.getByText('订单 #2 已换到 7 号桌').waitFor();
  wrong.push(...(await findBarriers(a)));
  await three.page.getByRole('button', { name: '去下单 1' }).click();
  await three.page
    .locator('.cart-line', { hasText: '米饭' })
    .getByText(/^手机 \d$/)
    .waitFor();
  await three.page.getByRole('button', { name: /^下单/ }).click();
  await three.page.getByRole('heading', { name: '订单 #3' }).waitFor();
  const { items: moved } = await api.listOrders({ query: { store_id: 1 } });
  t.deepEqual(
    moved.map(({ table_number }) => table_number),
    ['7', '7', '7'],
  );

  for (const { id } of (await api.listOrders({ query: { store_id: 1 } })).items)
    await api.cancelOrder({ params: { id }, body: {} });
  await api.clearTable({ params: { id: 8 } });
  await a.getByRole('heading', { name: 'Scan the code on your table' }).waitFor();
  await a.goto(product.apiUrl + path);
  await a.getByText('Nothing chosen yet').waitFor();

  const isNetwork = (sentence: string) => /net::ERR_|WebSocket connection|40[1349] /.test(sentence);
  wrong.push(
    ...[...one.complaints, ...two.complaints, ...three.complaints].filter((sentence) => !isNetwork(sentence)),
  );
  t.deepEqual(
    wrong.filter((sentence) => sentence !== undefined),
    [],
  );
});
