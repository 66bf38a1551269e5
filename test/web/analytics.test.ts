import { readFile } from 'node:fs/promises';
import test from 'ava';
import type { Page } from 'playwright-core';
import { type ApiClient, createApiClient } from '../../src/client/api-client.ts';
import { logInAs, openBrowser, openPage, sizes } from '../helpers/browser.ts';
import { comparePicture, findBarriers } from '../helpers/look-at-page.ts';
import { startProduct } from '../helpers/start-product.ts';
import { waitFor } from '../helpers/wait-for.ts';

const wait = { timeout: 60_000 };

/** Title of each report, its address and what the page asks beside the store. */
const reports = [
  ['营收概况', 'revenue-summary', 'period=today'],
  ['每日营收', 'daily-revenue', 'days=7'],
  ['时段销售', 'hourly-sales', 'period=today'],
  ['支付方式', 'payment-methods', 'period=today'],
  ['订单状态', 'order-status', 'period=today'],
  ['菜品销量', 'menu-item-sales', 'period=today&limit=20'],
  ['最高账单', 'top-orders', 'period=today&limit=10'],
  ['出餐时长', 'prep-times', 'period=today'],
  ['退菜、退款与折扣（按人）', 'by-person', 'period=today'],
] as const;

test('the owner sees what the API counts: charts, tables, files, a shift on screen and paper', async (t) => {
  t.timeout(480_000);
  const [product, browser] = await Promise.all([startProduct(t), openBrowser(t)]);
  const token = await product.logIn('admin');
  const api = createApiClient({ baseUrl: product.apiUrl, token });
  await sellDinner(api);
  const wrong: (string | undefined)[] = [];
  const { page, complaints } = await openPage(browser);
  page.setDefaultTimeout(wait.timeout);
  const query = { store_id: 1 };

  await logInAs(page, product.apiUrl, 'admin', '/admin/analytics');
  const summary = page.getByRole('region', { name: '营收概况' });
  await summary.getByText('净营收').waitFor(wait);
  const revenue = await api.getRevenueSummary({ query });
  t.is(revenue.net_revenue, 190 - 20.5);
  t.deepEqual(await summary.locator('dd').allTextContents(), [
    money(revenue.net_revenue),
    String(revenue.total_orders),
    money(revenue.average_order_amount),
    money(revenue.total_amount),
    money(revenue.total_discount),
  ]);

  // Charts with ink on them, and the same figures as text. The kitchen may have been too fast for a bar.
  await waitFor('the charts to be drawn', async () => (await paintedCharts(page)) >= 6, wait.timeout);
  const prep = await api.getPrepTimes({ query });
  t.is(await page.locator('canvas').count(), prep.some((row) => row.p90_seconds > 0) ? 7 : 6);
  t.deepEqual((await page.locator('.chart-measure').allTextContents()).slice(0, 6), [
    '营收',
    '营收 / 时段',
    '金额',
    '订单',
    '份数',
    '金额',
  ]);
  await look('analytics');
  t.deepEqual(
    await tableOf(page, '支付方式'),
    (await api.getPaymentMethodShares({ query })).map((row) => [
      row.payment_method === 'cash' ? '现金' : '刷卡',
      String(row.count),
      money(row.amount),
      `${row.percentage}%`,
    ]),
  );
  t.deepEqual(
    await tableOf(page, '菜品销量'),
    (await api.getMenuItemSales({ query })).map((row) => [
      row.menu_item_name,
      String(row.quantity),
      money(row.revenue),
    ]),
  );
  t.deepEqual(
    await tableOf(page, '每日营收'),
    (await api.getDailyRevenue({ query })).map((row) => [
      row.date,
      String(row.order_count),
      money(row.revenue),
    ]),
  );

  // Each report as the file that the API gives.
  for (const [title, path, asked] of reports) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: `将“${title}”存为 CSV` }).click(),
    ]);
    t.is(download.suggestedFilename(), `${path}.csv`);
    const answer = await fetch(`${product.apiUrl}/api/analytics/${path}?store_id=1&${asked}&format=csv`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const saved = await readFile(await download.path());
    t.true(saved.equals(Buffer.from(await answer.arrayBuffer())), title);
  }

  // Days of one's own choice, of another year: nothing, and no chart.
  await page.getByRole('button', { name: '自选日期' }).click();
  await page.getByText('请选择开始和结束日期。').waitFor(wait);
  await page.getByLabel('从').fill('2020-02-28');
  await page.getByLabel('到').fill('2020-03-01');
  await summary.getByText('2月28日 至 3月1日 · Asia/Shanghai').waitFor(wait);
  await page.getByText('这些天没有营收。').waitFor(wait);
  t.is(await page.locator('canvas').count(), 0);
  t.deepEqual(await tableOf(page, '每日营收'), [
    ['2020-02-28', '0', money(0)],
    ['2020-02-29', '0', money(0)],
    ['2020-03-01', '0', money(0)],
  ]);
  await page.getByLabel('语言').selectOption('en');
  await summaryIn(page, 'Revenue').getByText('Net revenue').waitFor(wait);
  await page.getByLabel('Language').selectOption('zh-CN');

  // The shift: the same money, what is left to do, and its paper.
  await page.getByRole('link', { name: '交班报表' }).click();
  await page.getByText('（X 报表）').waitFor(wait);
  const shift = await api.getShiftReport({ query });
  t.is(await page.locator('.shift-figures dd').first().textContent(), money(shift.net_revenue));
  t.deepEqual(await rowsOf(page.getByRole('region', { name: '按支付方式' }).locator('tbody tr, tfoot tr')), [
    ...shift.payments.map((row) => [
      row.payment_method === 'cash' ? '现金' : '刷卡',
      String(row.count),
      money(row.amount),
    ]),
    ['合计', String(shift.paid_orders), money(shift.net_revenue)],
  ]);
  const checks = page.getByRole('region', { name: '交班前请核对' });
  t.like(shift, { orders: { open: 4, cancelled: 1 }, unpaid: { count: 1, amount: 38 } });
  await checks.getByText('✗ 4').waitFor(wait);
  await checks.getByText('✗ 1', { exact: true }).waitFor(wait);
  await checks.getByText('✓ 无').waitFor(wait);
  await look('shift');
  await page.getByRole('button', { name: '打印 X 报表' }).click();
  await page.getByRole('img', { name: '小票' }).waitFor(wait);
  const { items: papers } = await api.listPrintJobs({ query: { job_type: 'report' } });
  t.regex(papers[0]?.print_content ?? '', new RegExp(shift.net_revenue.toFixed(2)));
  await page.getByRole('button', { name: '前一天' }).click();
  await page.getByText('（Z 报表）').waitFor(wait);
  await page.getByText('还没有收款。').waitFor(wait);

  t.deepEqual(
    [...wrong, ...complaints].filter((sentence) => sentence !== undefined),
    [],
  );

  async function look(name: string): Promise<void> {
    for (const size of ['phone', 'tablet', 'desk'] as const) {
      await page.setViewportSize(sizes[size]);
      await page.evaluate('scrollTo(0, 0)');
      await waitFor('the charts to fit', () => page.evaluate<boolean>(chartsFit), wait.timeout);
      wrong.push(await comparePicture(page, `admin-${name}-${size}`));
    }
    wrong.push(...(await findBarriers(page)));
  }
});

/** Two paid orders, one of them ready and partly refunded; one unpaid, one cancelled, one paid by card. */
async function sellDinner(api: ApiClient): Promise<void> {
  const { items: menu } = await api.listMenu({ query: { store_id: 1, limit: 100 } });
  const dish = menu.find(({ name }) => name === '宫保鸡丁')?.id ?? 0;
  const place = async (quantity: number) => {
    const body = { store_id: 1, items: [{ menu_item_id: dish, quantity }] };
    const { id } = await api.createOrder({ body });
    await api.changeOrderStatus({ params: { id }, body: { status: 'confirmed' } });
    return id;
  };
  const sell = async (quantity: number, method: 'cash' | 'credit_card') => {
    const id = await place(quantity);
    const { payment_id } = await api.createPayment({ body: { order_id: id, payment_method: method } });
    await api.confirmPayment({ params: { id: payment_id }, body: {} });
    return { id, payment_id };
  };
  const first = await sell(2, 'cash');
  for (const status of ['preparing', 'ready'] as const)
    await api.changeOrderStatus({ params: { id: first.id }, body: { status } });
  await api.refundPayment({ params: { id: first.payment_id }, body: { amount: 20.5, reason: '上菜慢' } });
  await sell(2, 'credit_card');
  await sell(1, 'cash');
  await place(1);
  await api.cancelOrder({ params: { id: await place(1) }, body: {} });
}

/** Every chart has been drawn for the width it has now. */
const chartsFit = `[...document.querySelectorAll('.chart')].every(
  (chart) => Math.abs(chart.clientWidth - (chart.firstElementChild?.clientWidth ?? 0)) <= 1,
)`;

function money(amount: number): string {
  return `¥${amount.toFixed(2)}`;
}

/** How many charts have bars in the page's colour. */
function paintedCharts(page: Page): Promise<number> {
  return page.evaluate<number>(`[...document.querySelectorAll('canvas')].filter((canvas) => {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    for (let index = 0; index < data.length; index += 4)
      if (data[index] === 0xb3 && data[index + 1] === 0x36 && data[index + 2] === 0x0b) return true;
    return false;
  }).length`);
}

function summaryIn(page: Page, name: string) {
  return page.getByRole('region', { name, exact: true });
}

/** The rows of a report's table, which is behind a click. */
async function tableOf(page: Page, title: string): Promise<string[][]> {
  const report = page.locator(`section[aria-label="${title}"]`);
  if ((await report.locator('details[open]').count()) === 0) await report.locator('summary').click();
  return rowsOf(report.locator('tbody tr'));
}

async function rowsOf(rows: ReturnType<Page['locator']>): Promise<string[][]> {
  const found = await rows.all();
  return Promise.all(found.map((row) => row.locator('th, td').allTextContents()));
}
