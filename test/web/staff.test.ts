import test from 'ava';
import type { Page } from 'playwright-core';
import { type ApiClient, createApiClient } from '../../src/client/api-client.ts';
import { logInAs, openBrowser, openPage } from '../helpers/browser.ts';
import { comparePicture, findBarriers } from '../helpers/look-at-page.ts';
import { startProduct } from '../helpers/start-product.ts';
import { walkByKeys } from '../helpers/staff-keys.ts';
import { walkRoom } from '../helpers/staff-room.ts';
import { walkTill } from '../helpers/staff-till.ts';
import { waitFor } from '../helpers/wait-for.ts';

/** Dishes and tables of the demo. */
const [kungPao, fish, cucumber, rice, pizza] = [1, 5, 9, 17, 14];
const [three, five] = [3, 5];

test('an evening of service: orders, kitchen, till, tables, urging guests, doubtful paper', async (t) => {
  t.timeout(480_000);
  // Nobody shows orders here: that must not come between while pictures are taken.
  const env = { RESTAURANTCTL_ORDERS_UNATTENDED_AFTER_MS: '3600000' };
  const [product, browser] = await Promise.all([startProduct(t, { env }), openBrowser(t)]);
  const staff = createApiClient({ baseUrl: product.apiUrl, token: await product.logIn('staff') });
  const admin = createApiClient({ baseUrl: product.apiUrl, token: await product.logIn('admin') });
  await admin.changeMenuItem({ params: { id: kungPao }, body: { allergens: ['花生', '芝麻'] } });
  const guest = await sitDown(product.apiUrl, staff, three);
  const wrong: (string | undefined)[] = [];

  const { page, complaints } = await openPage(browser);
  await logInAs(page, product.apiUrl, 'staff', '/staff');
  await page.getByText('没有待确认的订单').waitFor();

  const first = await guest.createOrder({
    body: {
      store_id: 1,
      items: [
        { menu_item_id: kungPao, quantity: 2, options: { 辣度: '微辣' }, note: '花生过敏' },
        { menu_item_id: rice, quantity: 3 },
      ],
    },
  });
  const popup = page.locator(`[data-call="arrival ${first.id}"]`);
  await popup.getByText('来单：3 号桌 #1').waitFor();
  await column(page, 'confirm').getByText('花生过敏').waitFor();
  await column(page, 'confirm').getByText('客人过敏！本菜含 花生').waitFor();
  await column(page, 'confirm').getByText('含 芝麻', { exact: false }).last().waitFor();

  const second = await placeReady(staff, { table_id: five, items: [fish, cucumber, rice] });
  await placeReady(staff, { service_mode: 'takeout', items: [pizza] });
  await card(page, 'serve', second.id).getByRole('button', { name: '全部上菜' }).waitFor();
  for (const size of ['phone', 'tablet', 'desk'] as const) {
    const other = await openPage(browser, { size });
    await logInAs(other.page, product.apiUrl, 'staff', '/staff');
    await other.page.locator(`[data-call="arrival ${first.id}"]`).waitFor();
    await other.page.getByText('实时').waitFor();
    wrong.push(await comparePicture(other.page, `staff-${size}`), ...(await findBarriers(other.page)));
    await other.page.getByRole('button', { name: '桌台' }).click();
    await other.page.locator('[data-table="5"].eating').waitFor();
    wrong.push(await comparePicture(other.page, `staff-tables-${size}`), ...other.complaints);
    await other.page.context().close();
  }

  // A phone in a corner of bad reception.
  const weak = await openPage(browser, { size: 'phone' });
  let isDeaf = true;
  await weak.page.routeWebSocket(/\/ws\//, (socket) => {
    if (isDeaf) void socket.close();
    else socket.connectToServer();
  });
  const withoutPrinting = { items: [{ name: 'printd', ready: false }], uplink: null };
  await weak.page.route('**/api/services', (route) => route.fulfill({ json: withoutPrinting }));
  await logInAs(weak.page, product.apiUrl, 'staff', '/staff');
  await weak.page.getByText('新单到不了后厨').waitFor();
  await weak.page.unroute('**/api/services');
  await weak.page.locator('[data-loss=hub]').waitFor();
  await weak.page.context().setOffline(true);
  await weak.page.getByText('连不上服务器').waitFor();
  await weak.page.context().setOffline(false);
  await weak.page.locator('[data-loss=link]').waitFor({ state: 'detached' });
  const setDeaf = (deaf: boolean) => {
    isDeaf = deaf;
  };
  await walkRoom({ page, other: weak.page, staff, setDeaf });
  await weak.page.context().close();

  await popup.getByRole('button', { name: '确认接单' }).click();
  await popup.waitFor({ state: 'detached' });
  await card(page, 'serve', first.id).getByText('待做').first().waitFor();
  t.is((await staff.getOrder({ params: { id: first.id } })).status, 'confirmed');

  for (const { id } of first.items)
    await staff.changeItemStatus({ params: { id: first.id, item_id: id }, body: { status: 'ready' } });
  await card(page, 'serve', first.id).getByRole('button', { name: '全部上菜' }).click();
  await card(page, 'serve', first.id).waitFor({ state: 'detached' });
  await page.getByText('3 号桌 #1 已上。').waitFor();

  await card(page, 'pay', first.id).getByRole('button', { name: '收款 ¥85.00' }).click();
  await page.getByRole('button', { name: '¥100.00' }).click();
  wrong.push(...(await findBarriers(page)));
  await page.getByRole('button', { name: '收 ¥100.00，找零 ¥15.00' }).click();
  await page.locator('.taken-change', { hasText: '找零 ¥15.00' }).waitFor();
  const paid = await staff.getOrder({ params: { id: first.id } });
  t.like(paid, { payment_status: 'paid', status: 'completed' }, 'all is served and paid: it is over');

  // The printer vanishes in the middle of the receipt: nobody knows what came out.
  const loseConnection = () =>
    fetch(`${product.printdUrl}/virtual/1/fault`, {
      method: 'POST',
      body: JSON.stringify({ name: 'rstAtByte', value: 300 }),
    });
  await loseConnection();
  await page.getByRole('button', { name: '打印小票' }).click();
  await page.getByRole('button', { name: '好了' }).click();
  const doubtful = page.locator('[data-kind=unconfirmed]');
  await doubtful.getByRole('button', { name: '重打' }).waitFor();
  await doubtful.getByRole('button', { name: '已看到纸' }).click();
  await doubtful.waitFor({ state: 'detached' });
  const { items: receipts } = await staff.listPrintJobs({
    query: { order_id: first.id, job_type: 'receipt' },
  });
  t.like(receipts, [{ status: 'completed', proof: 'person' }]);

  await staff.remindOrder({ params: { id: second.id } });
  const urge = page.locator('.reminder.urge');
  await urge.getByText('客人催单：5 号桌 #2').waitFor();
  await urge.getByRole('button', { name: '知道了' }).click();
  await urge.waitFor({ state: 'detached' });

  await page.keyboard.press('?');
  await page.getByRole('heading', { name: '快捷键' }).waitFor();
  await page.keyboard.press('Escape');

  await card(page, 'serve', second.id).locator('.card-head').click();
  const plainRice = page.locator('.dish-editor', { hasText: '米饭' });
  await plainRice.getByRole('button', { name: '退菜' }).click();
  await plainRice.getByRole('button', { name: '点错了' }).click();
  await plainRice.getByRole('button', { name: '退菜' }).last().click();
  await plainRice.getByText('已退').waitFor();
  wrong.push(...(await findBarriers(page)));

  await page.getByRole('button', { name: '换桌' }).click();
  await page.locator('.table-choice', { hasText: /^6/ }).click();
  await page.getByRole('heading', { name: '6 号桌 #2' }).waitFor();
  await page.getByRole('button', { name: '撤销' }).last().click();
  await page.getByRole('heading', { name: '5 号桌 #2' }).waitFor();

  await page.getByRole('button', { name: '分单' }).click();
  await page.getByRole('button', { name: '分单', exact: true }).last().click();
  await page.getByRole('button', { name: '第 1 份' }).waitFor();
  await page.getByRole('button', { name: '刷卡' }).click();
  await page.getByRole('button', { name: '刷卡机已收 ¥52.00' }).click();
  await page.getByRole('button', { name: '继续收款' }).click();
  await page.getByRole('button', { name: '确认收到 ¥52.00' }).click();
  await page.getByRole('button', { name: '好了' }).click();
  await card(page, 'pay', second.id).waitFor({ state: 'detached' });
  t.like(await staff.getOrder({ params: { id: second.id } }), {
    payment_status: 'paid',
    table_number: '5',
    final_amount: 104,
  });

  await page.getByRole('button', { name: '点单' }).click();
  await page.locator('.table-choice', { hasText: /^12/ }).click();
  await page.getByLabel('找菜').fill('奶茶');
  await page.locator('.dish-button').click();
  await page.getByRole('button', { name: '大杯 +¥3.00' }).click();
  await page.getByRole('button', { name: '加入 · ¥25.00' }).click();
  await page.getByRole('button', { name: '下单 · 1 份 · ¥25.00' }).click();
  await column(page, 'confirm').getByText('12 号桌').waitFor();
  t.is(await page.locator('.reminder').count(), 0, 'nobody is called for what they did themselves');
  await column(page, 'confirm').getByRole('button', { name: '确认接单' }).click();
  await page.getByText('没有待确认的订单').waitFor();

  await walkTill(page, staff);
  await walkByKeys(t, page, staff);

  await page.getByLabel('语言').selectOption('en');
  await page.getByRole('heading', { name: 'To confirm' }).waitFor();
  await page.getByLabel('Language').selectOption('zh-TW');
  await page.getByRole('heading', { name: '待付款確認' }).waitFor();
  wrong.push(...complaints);
  t.deepEqual(
    wrong.filter((sentence) => sentence !== undefined),
    [],
  );
});

function column(page: Page, name: 'confirm' | 'pay' | 'serve') {
  return page.locator(`[data-column=${name}]`);
}

function card(page: Page, name: 'confirm' | 'pay' | 'serve', orderId: number) {
  return column(page, name).locator(`[data-order="${orderId}"]`);
}

/** A guest scans the code of a table. */
async function sitDown(baseUrl: string, staff: ApiClient, tableId: number): Promise<ApiClient> {
  const { qr_path: path = '' } = await staff.getTable({ params: { id: tableId } });
  const session = await createApiClient({ baseUrl }).createTableSession({
    body: { table_token: path.replace('/t/', '') },
  });
  return createApiClient({ baseUrl, token: session.access_token });
}

interface Wanted {
  readonly table_id?: number;
  readonly service_mode?: 'takeout';
  readonly items: readonly number[];
}

/** An order whose dishes the kitchen has made, but for the last of several. */
async function placeReady(staff: ApiClient, { items, ...where }: Wanted) {
  const dishes = items.map((menu_item_id) => ({ menu_item_id, quantity: 1 }));
  const placed = await staff.createOrder({ body: { store_id: 1, ...where, items: dishes } });
  const params = { id: placed.id };
  await staff.changeOrderStatus({ params, body: { status: 'confirmed' } });
  const made = placed.items.length > 1 ? placed.items.slice(0, -1) : placed.items;
  for (const { id } of made)
    await staff.changeItemStatus({ params: { ...params, item_id: id }, body: { status: 'ready' } });
  return waitFor('the order', () => staff.getOrder({ params }));
}
