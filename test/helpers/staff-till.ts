import type { Page } from 'playwright-core';
import type { ApiClient } from '../../src/client/api-client.ts';
import { waitFor } from './wait-for.ts';

/** Dishes of the demo. */
const [fish, cucumber] = [5, 9];
const phone = '13800138000';

/** The till: a member's price, a bill divided by dishes, a part in cash and a part by a provider, money that goes back for a dish. */
export async function walkTill(page: Page, staff: ApiClient): Promise<void> {
  await makeSilverMember(staff);
  const { id, daily_number: number } = await placeConfirmed(staff, 8, { [fish]: 1, [cucumber]: 2 });
  const dialog = page.getByRole('dialog');
  const button = (name: string) => dialog.getByRole('button', { name, exact: true });
  await page.locator(`[data-column=pay] [data-order="${id}"]`).getByRole('button', { name: '收款' }).click();
  await dialog.getByLabel('会员手机号').fill(phone);
  await button('查找').click();
  await dialog.getByText('陈先生 · 银卡会员 · 1440 积分').waitFor();
  await button('使用会员价（×0.95）').click();
  await dialog.locator('.due', { hasText: '¥114.00' }).waitFor();

  await button('分单').click();
  await button('按菜分').click();
  await dialog.locator('.order-row', { hasText: '拍黄瓜' }).click();
  await button('分单').last().click();
  await dialog.locator('.due', { hasText: '¥98.80' }).waitFor();
  await button('确认收到 ¥98.80').click();
  await button('打开钱箱').click();
  await dialog.getByText('钱箱已打开。').waitFor();
  await button('继续收款').click();
  await button('微信').click();
  const [asked] = await Promise.all([
    page.waitForResponse('**/api/payment/create'),
    button('出示付款码').click(),
  ]);
  const { payment_url: path } = await asked.json();
  const provider = await page.context().newPage();
  await provider.goto(new URL(path, page.url()).href);
  await provider.getByRole('button', { name: /Approve/ }).click();
  await dialog.getByText('已收款 微信 ¥15.20').waitFor();
  await provider.close();
  await button('好了').click();

  await page.getByRole('button', { name: '全部订单' }).click();
  await page.getByLabel('单号或桌号').fill(String(number));
  await page.locator('.recent .order-row').click();
  await button('退款').click();
  await button('按菜退').click();
  await button('拍黄瓜 加一份').click();
  await button('点错了').click();
  await button('退这些菜的钱').click();
  await button('退这些菜的钱').click();
  await dialog.getByText('已退 ¥15.20。').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '订单', exact: true }).click();
  const { payments } = await staff.getBill({ params: { id } });
  const back = payments.reduce((sum, { refunded_amount }) => sum + Math.round(refunded_amount * 100), 0);
  if (back !== 1520) throw new Error(`${back} cents went back`);
}

/** An order refused with a reason, and one that a waiter adds dishes to. */
export async function walkOrders(page: Page, staff: ApiClient): Promise<void> {
  const dialog = page.getByRole('dialog');
  const refused = await place(staff, 9, { [fish]: 1 });
  const card = page.locator(`[data-column=confirm] [data-order="${refused}"]`);
  await card.getByRole('button', { name: '拒单' }).click();
  await dialog.getByRole('button', { name: '售罄' }).click();
  await dialog.getByRole('button', { name: '取消订单' }).click();
  await card.waitFor({ state: 'detached' });
  const history = await staff.getOrderHistory({ params: { id: refused } });
  if (!JSON.stringify(history).includes('售罄')) throw new Error('Nobody knows why it was refused');

  const { id } = await placeConfirmed(staff, 9, { [cucumber]: 1 });
  const cooking = page.locator(`[data-column=serve] [data-order="${id}"]`);
  await cooking.locator('.card-head').click();
  await dialog.getByRole('button', { name: '加菜' }).click();
  await dialog.locator('.dish-button', { hasText: '米饭' }).click();
  await dialog.getByRole('button', { name: /^加到订单 · 1 份/ }).click();
  await dialog.getByText('已加菜，厨房只收到新增的。').waitFor();
  await page.keyboard.press('Escape');
  await cooking.locator('.dish', { hasText: '米饭' }).getByText('加单').waitFor();
}

/** A doubtful paper that somebody wants again: it comes out once more, marked. */
export async function walkDoubtfulPaper(page: Page, staff: ApiClient, orderId: number): Promise<void> {
  const doubtful = page.locator('[data-kind=unconfirmed]');
  await doubtful.getByRole('button', { name: '重打' }).click();
  await doubtful.waitFor({ state: 'detached' });
  await waitFor('the marked paper', async () => {
    const { items } = await staff.listPrintJobs({ query: { order_id: orderId, job_type: 'receipt' } });
    return items.some(
      ({ reprint_of, status, print_content: text }) =>
        reprint_of !== null && status === 'completed' && text.includes('补打'),
    );
  });
}

async function makeSilverMember(staff: ApiClient): Promise<void> {
  await staff.registerMember({ body: { phone, name: '陈先生' } });
  const order_id = await place(staff, 10, { [cucumber]: 90 });
  const payment = await staff.createPayment({
    body: { order_id, payment_method: 'cash', customer_phone: phone },
  });
  await staff.confirmPayment({ params: { id: payment.payment_id }, body: {} });
  await staff.changeOrderStatus({ params: { id: order_id }, body: { status: 'confirmed' } });
}

async function place(
  staff: ApiClient,
  table_id: number,
  dishes: Readonly<Record<number, number>>,
): Promise<number> {
  const items = Object.entries(dishes).map(([dish, quantity]) => ({ menu_item_id: Number(dish), quantity }));
  return (await staff.createOrder({ body: { store_id: 1, table_id, items } })).id;
}

async function placeConfirmed(staff: ApiClient, table: number, dishes: Readonly<Record<number, number>>) {
  const id = await place(staff, table, dishes);
  return staff.changeOrderStatus({ params: { id }, body: { status: 'confirmed' } });
}
