import type { Page } from 'playwright-core';
import type { ApiClient } from '../../src/client/api-client.ts';

/** Dishes of the demo. */
const [fish, cucumber] = [5, 9];
const phone = '13800138000';

/** The till: a member's price, a bill divided by dishes, a part in cash with the drawer, a part by card. */
export async function walkTill(page: Page, staff: ApiClient): Promise<void> {
  await makeSilverMember(staff);
  const { id } = await placeConfirmed(staff, 8, { [fish]: 1, [cucumber]: 2 });
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
  await button('刷卡').click();
  await button('刷卡机已收 ¥15.20').click();
  await button('好了').click();
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
