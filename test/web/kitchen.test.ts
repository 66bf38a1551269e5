import { join } from 'node:path';
import test from 'ava';
import type { Page } from 'playwright-core';
import { type ApiClient, createApiClient } from '../../src/client/api-client.ts';
import { logInAs, openBrowser, openPage } from '../helpers/browser.ts';
import { keepKitchenTime } from '../helpers/keep-kitchen-time.ts';
import { comparePicture, findBarriers } from '../helpers/look-at-page.ts';
import { startProduct } from '../helpers/start-product.ts';
import { waitFor } from '../helpers/wait-for.ts';

/** Dishes of the demo: 热菜, 热菜, 凉菜, 西餐. */
const [kungPao, rice, cucumber, burger] = [1, 17, 9, 15];

test('the kitchen: two screens agree on what cooks do, guests read their numbers, an old picture says so', async (t) => {
  t.timeout(480_000);
  // Screens come and go here: that nobody has seen an order must not come between.
  const env = { RESTAURANTCTL_ORDERS_UNATTENDED_AFTER_MS: '3600000' };
  const [product, browser] = await Promise.all([startProduct(t, { env }), openBrowser(t)]);
  const url = product.apiUrl;
  const admin = createApiClient({ baseUrl: url, token: await product.logIn('admin') });
  const wrong: (string | undefined)[] = [];

  // A screen shows a code; an admin enters it.
  const { page: pass, complaints } = await openPage(browser);
  await pass.goto(`${url}/kitchen`);
  const code = (await pass.locator('.pairing-code[aria-label]').getAttribute('aria-label')) ?? '';
  wrong.push(...(await findBarriers(pass)));
  await admin.approvePairing({ body: { code, store_id: 1, name: '传菜屏' } });
  await live(pass);

  // A kiosk's address carries its token, which leaves it at once.
  const { token } = await admin.createDevice({ body: { store_id: 1, role: 'kitchen', name: '热菜屏' } });
  const { page: wok, complaints: ofWok } = await openPage(browser, { size: 'tablet' });
  await wok.goto(`${url}/kitchen_display.html?station=热菜&token=${token}`);
  await live(wok);
  t.false(wok.url().includes('token'));
  t.is(await wok.locator('h1').innerText(), '热菜 发财小狗');

  // The sound has to be allowed by a touch; then the hub knows that this screen is loud.
  await wok.getByRole('button', { name: '点此试音，开始值班' }).click();
  await waitFor('the hub to know that the screen is loud', async () => {
    const { items } = await admin.listScreens({ query: { store_id: 1 } });
    return items.some(({ name, audio }) => name.startsWith('热菜屏') && audio === 'ok');
  });

  // A guest orders; both paint it, and the hub is told that it was seen.
  const guest = await sitDown(url, admin);
  const items = [
    { menu_item_id: kungPao, quantity: 2, options: { 辣度: '微辣' }, note: '花生过敏' },
    { menu_item_id: cucumber, quantity: 1 },
  ];
  const first = await guest.createOrder({ body: { store_id: 1, items, note: '客人赶时间' } });
  for (const screen of [pass, wok]) {
    await ticket(screen, first.id).getByText('花生过敏').waitFor();
    await ticket(screen, first.id).getByText('新单').waitFor();
  }
  await waitFor('the hub to know that it was seen', async () => {
    const { items: screens } = await admin.listScreens({ query: { store_id: 1 } });
    return screens.length === 2 && screens.every(({ seq, displayed }) => displayed && seq >= first.seq);
  });

  // Heard here is not heard at another station; one key confirms for all.
  await ticket(wok, first.id).locator('.ticket-head').click();
  await ticket(wok, first.id).getByText('新单').waitFor({ state: 'detached' });
  t.true(await ticket(pass, first.id).getByText('新单').isVisible());
  await pass.keyboard.press('1');
  for (const screen of [pass, wok]) await ticket(screen, first.id).getByText('已确认').waitFor();
  await ticket(pass, first.id).getByText('新单').waitFor({ state: 'detached' });

  // One touch on a dish and it is done everywhere; undone the same way.
  await dish(wok, first.id, '宫保鸡丁').click();
  await dish(pass, first.id, '宫保鸡丁').and(pass.locator('.done')).waitFor();
  await ticket(wok, first.id).waitFor({ state: 'detached' });

  // More, a void, an urging guest, a rush.
  const second = await placeConfirmed(admin, [kungPao, rice, burger], { table_id: 8 });
  await placeConfirmed(admin, [burger], { service_mode: 'takeout' });
  await admin.addOrderItems({
    params: { id: second.id },
    body: { items: [{ menu_item_id: rice, quantity: 1 }] },
  });
  await ticket(wok, second.id).locator('.added-line').waitFor();
  await admin.voidOrderItem({
    params: { id: second.id, item_id: second.items[0]?.id ?? 0 },
    body: { reason: '客人不要了' },
  });
  await admin.remindOrder({ params: { id: second.id } });
  await ticket(wok, second.id).getByText('催×1').waitFor();
  await ticket(pass, second.id).locator('.dish.voided').waitFor();
  await ticket(wok, second.id).locator('.dish.voided').click();
  await ticket(wok, second.id).locator('.dish.voided').waitFor({ state: 'detached' });
  t.true(await ticket(pass, second.id).locator('.dish.voided').isVisible(), 'the pass has its own eyes');
  await pass.keyboard.press('Shift+2');
  await pass.getByRole('button', { name: '加急' }).click();
  for (const screen of [pass, wok])
    await screen.locator(`.ticket[data-order="${second.id}"] .rush`).waitFor();
  await waitFor('the rushed ticket to stand first', async () => (await order(pass))[0] === second.id);
  await pass.getByRole('button', { name: '撤销' }).click();
  await ticket(pass, second.id).locator('.rush').waitFor({ state: 'detached' });

  // Paper that nobody has proven: a person has seen it.
  const printer = await admin.createPrinter({
    body: {
      name: '凉菜打印',
      connection: 'file',
      device_path: join(product.dataDir, 'paper.bin'),
      stations: ['凉菜'],
      feedback: 'none',
    },
  });
  await placeConfirmed(admin, [cucumber], { table_id: 5 });
  await pass.getByRole('button', { name: /凉菜打印.*1待核/ }).click();
  await pass.getByRole('button', { name: '已看到纸' }).click();
  await pass.getByText('单据都已证实。').waitFor();
  await pass.keyboard.press('Escape');
  const jobs = await admin.listPrintJobs({ query: { store_id: 1, printer_id: printer.id } });
  t.deepEqual(
    jobs.items.map(({ status, proof }) => [status, proof]),
    [['completed', 'person']],
  );

  // 86 by the bump bar, seen by who orders.
  await wok.keyboard.press('e');
  await wok.getByRole('searchbox').fill('红烧肉');
  await wok.getByRole('button', { name: '售罄' }).click();
  await wok.getByText('已售罄').waitFor();
  await wok.keyboard.press('Escape');
  const menu = await admin.listMenu({ query: { store_id: 1, limit: 100 } });
  t.false(menu.items.find(({ name }) => name === '红烧肉')?.is_available);

  // How it looks, at each size, and who can use it.
  for (const size of ['phone', 'tablet', 'desk'] as const) {
    const other = await openPage(browser, { size });
    await logInAs(other.page, url, 'staff', '/kitchen');
    await live(other.page);
    wrong.push(await comparePicture(other.page, `kitchen-${size}`));
    if (size === 'desk') wrong.push(...(await findBarriers(other.page)));
    await other.page.goto(`${url}/pickup`);
    await other.page.locator('.pickup-list.preparing [data-order]').first().waitFor();
    wrong.push(await comparePicture(other.page, `pickup-${size}`));
    wrong.push(...other.complaints);
    if (size === 'desk') {
      wrong.push(...(await findBarriers(other.page)));
      await readsItsNumber(other.page, admin, first.id);
      await other.page.goto(`${url}/kitchen?lang=en`);
      await other.page.getByRole('heading', { name: 'Pass' }).waitFor();
    }
    await other.page.context().close();
  }

  // What was handed out comes back, on every screen.
  await pass.keyboard.press('r');
  await pass.locator('.choice-list li', { hasText: '#1' }).getByRole('button').click();
  await ticket(pass, first.id).locator('.chip', { hasText: '召回' }).waitFor();

  // Also on one that starts only now and has seen nothing.
  const { page: newcomer } = await openPage(browser, { size: 'tablet' });
  await logInAs(newcomer, url, 'staff', '/kitchen');
  await live(newcomer);
  await ticket(newcomer, first.id).locator('.chip', { hasText: '召回' }).waitFor();
  await newcomer.context().close();

  // A screen that starts without the restaurant shows what it knew, and says that it may be old.
  await pass.route('**/api/orders*', (route) => route.abort());
  await pass.reload();
  await ticket(pass, first.id).waitFor();
  await pass.getByText('画面可能过期').waitFor();
  await pass.unroute('**/api/orders*');
  await pass.getByText('画面可能过期').waitFor({ state: 'detached' });

  // Printing is gone: what still works and what to do, until it is back.
  const withoutPrinting = { items: [{ name: 'printd', ready: false }], uplink: null };
  await pass.route('**/api/services', (route) => route.fulfill({ json: withoutPrinting }));
  await pass.getByText('暂时不能打印').waitFor();
  await pass.unroute('**/api/services');
  await pass.getByText('暂时不能打印').waitFor({ state: 'detached' });

  // The hub dies and comes back: the screen finds it.
  const { services } = await product.status();
  process.kill(services.find(({ service }) => service === 'hub')?.pid ?? 0, 'SIGKILL');
  const late = await placeConfirmed(admin, [kungPao], { table_id: 3 });
  for (const screen of [pass, wok]) await ticket(screen, late.id).waitFor();
  const sorted = (ids: readonly number[]) => ids.toSorted((a, b) => a - b);
  t.deepEqual(sorted(await order(pass)), sorted(await active(admin)));

  // All that takes so many seconds.
  for (const screen of [pass, wok]) await screen.context().close();
  const ofClock = await keepKitchenTime(t, { browser, url, admin, station: '西餐', dish: burger });
  wrong.push(...ofClock.filter(isOurs));

  t.deepEqual(
    [...wrong, ...[...complaints, ...ofWok].filter(isOurs)].filter((sentence) => sentence !== undefined),
    [],
  );
});

/** What was cut off on purpose is complained about on purpose. */
function isOurs(complaint: string): boolean {
  return !/ERR_FAILED|WebSocket connection|Failed to load resource/.test(complaint);
}

async function readsItsNumber(page: Page, admin: ApiClient, id: number): Promise<void> {
  const { items } = await admin.getOrder({ params: { id } });
  for (const item of items.filter(({ status }) => status !== 'ready'))
    await admin.changeItemStatus({ params: { id, item_id: item.id }, body: { status: 'ready' } });
  await page.locator(`.pickup-list.ready [data-order="${id}"]`).waitFor();
  await admin.changeOrderStatus({ params: { id }, body: { status: 'completed' } });
  await page.locator(`.pickup-list.ready [data-order="${id}"]`).waitFor();
}

async function live(page: Page): Promise<void> {
  await page.locator('.link-dot.on').waitFor();
  // On a slow machine the hub had not spoken at first, and the screen said so.
  await page.locator('.lag-bar').waitFor({ state: 'detached' });
}

function ticket(page: Page, id: number) {
  return page.locator(`.columns .ticket[data-order="${id}"]`).first();
}

function dish(page: Page, id: number, name: string) {
  return ticket(page, id).locator('.dish', { hasText: name });
}

/** The orders on the board, in their order. */
async function order(page: Page): Promise<number[]> {
  const cards = await page.locator('.columns .ticket').all();
  const ids = await Promise.all(cards.map(async (card) => Number(await card.getAttribute('data-order'))));
  return [...new Set(ids)];
}

async function active(admin: ApiClient): Promise<number[]> {
  const { items } = await admin.listOrders({ query: { store_id: 1, active: true, limit: 100 } });
  return items.map(({ id }) => id);
}

async function sitDown(url: string, admin: ApiClient): Promise<ApiClient> {
  const { items } = await admin.listTables({ params: { id: 1 } });
  const table_token = items[0]?.qr_path?.split('/').at(-1) ?? '';
  const { access_token } = await createApiClient({ baseUrl: url }).createTableSession({
    body: { table_token },
  });
  return createApiClient({ baseUrl: url, token: access_token });
}

async function placeConfirmed(
  admin: ApiClient,
  dishes: readonly number[],
  place: { readonly table_id?: number; readonly service_mode?: 'takeout' },
) {
  const items = dishes.map((menu_item_id) => ({ menu_item_id, quantity: 1 }));
  const { id } = await admin.createOrder({ body: { store_id: 1, items, ...place } });
  return admin.changeOrderStatus({ params: { id }, body: { status: 'confirmed' } });
}
