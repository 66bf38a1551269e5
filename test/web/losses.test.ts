import test from 'ava';
import type { Page } from 'playwright-core';
import type { ServiceName } from '../../src/domain/child-process.ts';
import { logInAs, openBrowser, openPage } from '../helpers/browser.ts';
import { findBarriers } from '../helpers/look-at-page.ts';
import { type Product, startProduct } from '../helpers/start-product.ts';

const wait = { timeout: 60_000 };

test('print admin and office say in one sentence on top what is missing, for as long as it is', async (t) => {
  t.timeout(480_000);
  // A process that hangs is left alone: what is missing stays so for as long as the test wants.
  const env = { RESTAURANTCTL_SUPERVISOR_LIVENESS_MS: '300000' };
  const [product, browser] = await Promise.all([startProduct(t, { env }), openBrowser(t)]);
  const open = async (address: string) => {
    const opened = await openPage(browser);
    await logInAs(opened.page, product.apiUrl, 'admin', address);
    return opened;
  };
  const [print, office] = await Promise.all([open('/admin/print/'), open('/admin/tables')]);
  await print.page.getByRole('banner').getByText('● 实时').waitFor(wait);
  await office.page.getByRole('heading', { level: 1 }).waitFor(wait);
  const wrong: (string | undefined)[] = [];

  // Each of the services stands still, as a process does that has hung.
  const withoutPrinting = await hold(t, product, 'printd');
  await says(print.page, 'printd', '暂时不能打印：下单、收款和屏幕照常');
  await says(office.page, 'printd', '暂时不能打印：下单、收款和屏幕照常');
  wrong.push(...(await findBarriers(print.page)), ...(await findBarriers(office.page)));
  withoutPrinting();
  for (const { page } of [print, office]) await saysNothing(page);

  const withoutHub = await hold(t, product, 'hub');
  await says(print.page, 'hub', '实时消息中断，本页改为每 10 秒查询一次；打印照常。');
  await print.page.getByRole('banner').getByText('○ 正在连接…').waitFor(wait);
  // The office follows nothing: it is without nothing.
  t.is(await office.page.locator('[data-loss]').count(), 0);
  const withoutBoth = await hold(t, product, 'printd');
  await says(print.page, 'kitchen', '新单到不了后厨');
  await says(office.page, 'printd', '暂时不能打印');
  withoutHub();
  withoutBoth();
  for (const { page } of [print, office]) await saysNothing(page);

  // Messages reach pages through the API: without it a page that follows them reaches nothing.
  const withoutApi = await hold(t, product, 'api');
  await says(office.page, 'api', '服务器没有应答：已输入的内容不会丢。');
  t.is(await office.page.locator('[data-loss=api] [role=alert]').count(), 1);
  await says(print.page, 'link', '本页连不上服务器：打印照常进行');
  withoutApi();
  for (const { page } of [print, office]) await saysNothing(page);

  // The API alone gives no answers, and the page goes on by itself when it does again.
  await print.page.route('**/api/services', (route) => route.fulfill({ status: 503 }));
  await says(print.page, 'api', '已确认的单子照常打印；恢复之前这里不能修改和确认。');
  await print.page.unroute('**/api/services');
  await saysNothing(print.page);
  await print.page.getByRole('banner').getByText('● 实时').waitFor(wait);

  // In the languages of the staff.
  await print.page.route('**/api/services', (route) => route.abort());
  const sentences = { en: 'The server does not answer for the moment', 'zh-TW': '伺服器暫時沒有回應' };
  for (const [language, sentence] of Object.entries(sentences)) {
    await print.page.getByRole('combobox', { name: /语言|Language/ }).selectOption(language);
    await says(print.page, 'api', sentence);
  }

  const isNetwork = (sentence: string) => /Failed to load resource|net::ERR_|WebSocket/.test(sentence);
  wrong.push(...[...print.complaints, ...office.complaints].filter((sentence) => !isNetwork(sentence)));
  t.deepEqual(
    wrong.filter((sentence) => sentence !== undefined),
    [],
  );
});

/** One sentence, above all that the page is for. */
async function says(page: Page, loss: string, sentence: string): Promise<void> {
  await page.locator(`.losses:has([data-loss=${loss}]:only-child) ~ :is(nav, .office)`).waitFor(wait);
  await page.locator(`[data-loss=${loss}]`, { hasText: sentence }).waitFor(wait);
}

function saysNothing(page: Page): Promise<void> {
  return page.locator('.losses:empty').waitFor({ ...wait, state: 'attached' });
}

/** @returns what lets it go on */
async function hold(
  t: { teardown(end: () => void): void },
  product: Product,
  name: ServiceName,
): Promise<() => void> {
  const { services } = await product.status();
  const pid = services.find(({ service }) => service === name)?.pid;
  if (!pid) throw new Error(`${name} does not run`);
  const goOn = () => void process.kill(pid, 'SIGCONT');
  process.kill(pid, 'SIGSTOP');
  // Whoever stands still hears of no end either.
  t.teardown(goOn);
  return goOn;
}
