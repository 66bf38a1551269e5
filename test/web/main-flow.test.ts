import test from 'ava';
import type { Page } from 'playwright-core';
import { createApiClient } from '../../src/client/api-client.ts';
import { asInLan, keptAddresses, logInAs, openBrowser, openPage } from '../helpers/browser.ts';
import { startProduct } from '../helpers/start-product.ts';

test('a guest orders, the kitchen cooks, staff serve and take the money, and the guest sees each step', async (t) => {
  t.timeout(480_000);
  const [product, browser] = await Promise.all([startProduct(t), openBrowser(t)]);
  // Phones reach a restaurant by plain http: no service worker, no Web Locks, no wake lock, no clipboard.
  const url = asInLan(product.apiUrl);
  const admin = createApiClient({ baseUrl: product.apiUrl, token: await product.logIn('admin') });
  const { token } = await admin.createDevice({ body: { store_id: 1, role: 'kitchen', name: '传菜屏' } });
  const { qr_path: code = '' } = await admin.getTable({ params: { id: 8 } });
  const [guest, kitchen, staff] = await Promise.all([
    openPage(browser, { size: 'phone' }),
    openPage(browser, { size: 'tablet' }),
    openPage(browser, { size: 'desk' }),
  ]);
  await kitchen.page.goto(`${url}/kitchen_display.html?token=${token}`);
  await kitchen.page.locator('.link-dot.on').waitFor();
  await logInAs(staff.page, url, 'staff', '/staff_workflow.html');
  await staff.page.getByText('没有待确认的订单').waitFor();

  await guest.page.goto(url + code);
  await guest.page.getByRole('button', { name: '加一份麻婆豆腐' }).click();
  await guest.page.getByRole('button', { name: '去下单 1' }).click();
  await guest.page.getByRole('button', { name: '下单 · ¥26.00' }).click();
  await guest.page.getByRole('heading', { name: '订单 #1' }).waitFor();

  const ticket = kitchen.page.locator('.columns .ticket').first();
  await ticket.getByText('麻婆豆腐').waitFor();
  await staff.page.getByText('来单：8 号桌 #1').waitFor();
  await staff.page.locator('.reminder').getByRole('button', { name: '确认接单' }).click();
  await reaches(guest.page, '已确认');
  await ticket.getByText('已确认').waitFor();

  await kitchen.page.keyboard.press('1');
  await reaches(guest.page, '上菜中');
  await staff.page.getByRole('button', { name: '全部上菜' }).click();
  await staff.page.getByText('8 号桌 #1 已上。').waitFor();

  await staff.page.getByRole('button', { name: '收款 ¥26.00' }).click();
  await staff.page.getByRole('button', { name: '¥50.00' }).click();
  await staff.page.getByRole('button', { name: '收 ¥50.00，找零 ¥24.00' }).click();
  await staff.page.locator('.taken-change', { hasText: '¥24.00' }).waitFor();
  await guest.page.locator('.steps li.done', { hasText: '已支付' }).waitFor();
  await guest.page.locator('.steps li.done', { hasText: '已完成' }).last().waitFor();
  await ticket.waitFor({ state: 'detached' });
  const { items } = await admin.listOrders({ query: { store_id: 1 } });
  t.like(items, [{ status: 'completed', payment_status: 'paid', payment_method: 'cash' }]);
  for (const { page } of [guest, kitchen, staff]) {
    t.false(await page.evaluate<boolean>('isSecureContext'));
    const secrets = [token, code.slice('/t/'.length)];
    const kept = await keptAddresses(page);
    t.deepEqual(
      kept.filter((address) => secrets.some((secret) => address.includes(secret))),
      [],
    );
  }
  t.deepEqual(
    [guest, kitchen, staff].flatMap(({ complaints }) => complaints),
    [],
  );
});

/** What the guest's phone says the order is at now. */
async function reaches(page: Page, step: string): Promise<void> {
  await page.locator('.steps [aria-current=step]', { hasText: step }).waitFor();
}
