import { once } from 'node:events';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { WebSocket } from 'ws';
import { type ApiClient, createApiClient } from '../../src/client/api-client.ts';
import { startVirtualPrinter } from '../../src/virtual-printer/start-virtual-printer.ts';
import { logInAs, openBrowser, openPage, sizes } from '../helpers/browser.ts';
import { comparePicture, findBarriers } from '../helpers/look-at-page.ts';
import { startProduct } from '../helpers/start-product.ts';
import { waitFor } from '../helpers/wait-for.ts';

const wait = { timeout: 60_000 };

test('paper: out, back, doubtful, settled; printers and routes are mended', async (t) => {
  t.timeout(480_000);
  const env = { RESTAURANTCTL_PRINTD_ALLOWED_PRINTERS: '127.0.0.0/29' };
  const [product, browser, wok] = await Promise.all([
    startProduct(t, { env }),
    openBrowser(t),
    startVirtualPrinter({ bootMs: 0, speed: 'instant' }),
  ]);
  t.teardown(() => wok.close());
  const api = createApiClient({ baseUrl: product.apiUrl, token: await product.logIn('admin') });
  const panel = (path: string, body: object) =>
    waitFor('the printer to obey', async () => {
      const answer = await fetch(`${product.printdUrl}/virtual/1/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return answer.ok;
    });
  const wrong: (string | undefined)[] = [];
  const { page, complaints } = await openPage(browser);
  page.setDefaultTimeout(60_000);
  const tab = (name: string) =>
    page.getByRole('navigation', { name: '打印管理' }).getByRole('link', { name }).click();
  const card = (name: string) => page.getByRole('article', { name, exact: true });
  const isAt = (label: string, count: string) =>
    page.getByRole('link', { name: `${count} ${label}` }).waitFor(wait);

  // The paper runs out: the page says what to do, and the paper waits for it.
  await logInAs(page, product.apiUrl, 'admin', '/admin/print/');
  await page.getByText('每张小票都有着落').waitFor(wait);
  await page.getByText('✓ 运行中').nth(1).waitFor(wait);
  await panel('fault', { name: 'paperOut' });
  const began = Date.now();
  await page.getByRole('button', { name: '测试打印 演示打印机' }).click();
  await page.getByText('打印机 演示打印机 缺纸：请装纸。').waitFor(wait);
  t.log(`the page said that there is no paper after ${Date.now() - began} ms`);
  await isAt('等打印机', '1');
  await panel('paper', {});
  await isAt('已打印', '1');
  await page.getByText('正常', { exact: true }).waitFor(wait);

  // A printer is asked what it is before it is added.
  await page.getByRole('link', { name: '添加打印机' }).click();
  await page.getByLabel('名称').fill('炒锅');
  await page.getByLabel('IP 地址').fill('127.0.0.1');
  await page.getByLabel('端口').fill(String(wok.port));
  await page.getByRole('button', { name: '询问打印机' }).click();
  await page.getByText('有应答：EPSON TM-T82III').waitFor(wait);
  t.is(await page.getByLabel('机型').inputValue(), 'epson-80');
  wrong.push(...(await findBarriers(page)));
  await page.getByLabel('热菜').check();
  await page.getByRole('button', { name: '保存' }).click();
  await card('炒锅').getByText('127.0.0.1').waitFor(wait);
  await page.getByText('有应答').waitFor({ ...wait, state: 'detached' });

  // One that never answers.
  await page.getByRole('button', { name: '添加打印机' }).click();
  await page.getByLabel('名称').fill('凉菜');
  await page.getByLabel('连接方式').selectOption('file');
  await page.getByLabel('设备').fill(join(product.dataDir, 'cold.bin'));
  await page.getByLabel('机型').selectOption('write-only-80');
  await page.getByRole('checkbox', { name: '凉菜' }).check();
  await page.getByRole('button', { name: '保存' }).click();
  await card('凉菜').waitFor(wait);
  t.like(
    (await api.listPrinters({ query: {} })).items.map(({ name, profile, stations }) => ({
      name,
      profile,
      stations,
    })),
    [
      { name: '演示打印机', stations: [] },
      { name: '炒锅', profile: 'epson-80', stations: ['热菜'] },
      { name: '凉菜', profile: 'write-only-80', stations: ['凉菜'] },
    ],
  );

  // Its paper is doubtful until somebody has looked.
  const { items: menu } = await api.listMenu({ query: { store_id: 1, limit: 100 } });
  const cold = menu.find(({ station }) => station === '凉菜');
  const order = async (table_id: number, dish: (typeof menu)[number] | undefined) => {
    const items = [{ menu_item_id: dish?.id ?? 0, quantity: 2 }];
    const { id } = await api.createOrder({ body: { store_id: 1, table_id, items } });
    await api.changeOrderStatus({ params: { id }, body: { status: 'confirmed' } });
  };
  for (const table of [3, 4, 5]) await order(table, cold);
  await page.getByText('有 3 张小票需要您看一眼').waitFor(wait);
  // What was said for a moment is not part of the picture.
  await page.reload();
  const looks: readonly (readonly [name: string, tab: string, shown: readonly string[]])[] = [
    ['printers', '打印机管理', ['正常', '正常', '不会报告状态']],
    ['route', '路由检查', ['22 道菜都有打印机负责']],
    ['jobs', '打印任务管理', ['任务 2', '任务 1']],
    ['home', '首页', ['正常', '正常', '不会报告状态', '运行中', '没有已连接的打印客户端']],
  ];
  for (const [name, heading, shown] of looks) {
    await tab(heading);
    await Promise.all([
      page.getByText('● 实时').waitFor(wait),
      ...shown.map((text, index) =>
        page
          .getByText(text)
          .nth(shown.indexOf(text) < index ? 1 : 0)
          .waitFor(wait),
      ),
      ...(name === 'jobs' || name === 'home' ? [page.locator('.paper').first().waitFor(wait)] : []),
    ]);
    for (const size of ['phone', 'tablet', 'desk'] as const) {
      await page.setViewportSize(sizes[size]);
      wrong.push(await comparePicture(page, `print-${name}-${size}`));
    }
    wrong.push(...(await findBarriers(page)));
  }
  await page.getByRole('button', { name: '任务 2', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('img').waitFor(wait);
  wrong.push(...(await findBarriers(page)));
  await dialog.getByRole('button', { name: '已看到纸' }).click();
  await dialog.getByText('有人看到了纸。').waitFor(wait);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '2 张都已看到' }).click();
  await dialog.getByRole('button', { name: '2 张都已看到' }).click();
  await page.getByText('每张小票都有着落').waitFor(wait);
  for (const id of [2, 3, 4])
    t.like(await api.getPrintJob({ params: { id } }), { status: 'completed', proof: 'person' });

  // A connection that breaks in the middle of a ticket: the paper is printed again, marked.
  const { items: printers } = await api.listPrinters({ query: {} });
  const id = printers.find(({ name }) => name === '炒锅')?.id ?? 0;
  await api.changePrinter({ params: { id }, body: { on_unconfirmed: 'ask' } });
  wok.set({ name: 'rstAtByte', value: 120 });
  await order(
    6,
    menu.find(({ name }) => name === '宫保鸡丁'),
  );
  await page.getByText('打印途中连接中断。').waitFor(wait);
  await page.getByText('待确认', { exact: true }).waitFor(wait);
  await page.getByRole('button', { name: '补打' }).click();
  await page.getByText('已作为任务 6 重新打印。').waitFor(wait);
  await page.getByText('每张小票都有着落').waitFor(wait);
  const again = await waitFor('the marked paper', async () => {
    const job = await api.getPrintJob({ params: { id: 6 } });
    return job.status === 'completed' && job;
  });
  t.is(again.reprint_of, 5);
  t.regex(again.print_content, /补打/);

  // Switched off, edited, paused; what nobody prints is mended where it shows.
  await tab('打印机管理');
  await card('凉菜').getByRole('button', { name: '停用' }).click();
  await card('凉菜').getByText('已停用', { exact: true }).waitFor(wait);
  await card('演示打印机').getByRole('button', { name: '编辑' }).click();
  await page.getByLabel('名称').fill('前台');
  await page.getByRole('checkbox', { name: '西餐' }).check();
  await page.getByRole('button', { name: '保存' }).click();
  await card('前台').getByText('西餐').waitFor(wait);
  await tab('路由检查');
  await page.getByText('有 10 道菜没有打印机负责。').waitFor(wait);
  for (const station of ['凉菜', '饮品']) {
    await page.getByLabel(`${station} 的打印机`).selectOption({ label: '前台' });
    await page.getByRole('button', { name: `指定: ${station}` }).click();
    await card(station).getByText('前台', { exact: true }).waitFor(wait);
  }
  await page.getByText('22 道菜都有打印机负责。').waitFor(wait);

  // By keys alone: the window gives the focus back, and what took the place of a button has it.
  const isFocused = (what: string, selector: string) =>
    waitFor(what, () => page.evaluate<boolean>(`document.activeElement?.matches('${selector}') ?? false`));
  await tab('打印机管理');
  await card('前台').getByRole('button', { name: '编辑' }).focus();
  await page.keyboard.press('Enter');
  await isFocused('the name', 'dialog input');
  await page.keyboard.press('Escape');
  await isFocused('the card', '[aria-label="前台"] .button');
  await card('凉菜').getByRole('button', { name: '启用' }).focus();
  await page.keyboard.press('Enter');
  await card('凉菜').getByRole('button', { name: '停用' }).waitFor(wait);
  await isFocused('the same button', '[aria-label="凉菜"] .button');
  await page.keyboard.press('Enter');
  await card('凉菜').getByText('已停用', { exact: true }).waitFor(wait);

  // A paper that waits is cancelled, and wanted after all.
  await panel('fault', { name: 'paperOut' });
  await tab('打印机管理');
  await card('前台').getByRole('button', { name: '测试打印' }).click();
  await card('前台').getByText('1 张在等').waitFor(wait);
  await tab('打印任务管理');
  await page.getByLabel('状态').selectOption('waiting');
  await page.getByText('打印机缺纸。').waitFor(wait);
  await page.getByRole('button', { name: '取消任务' }).click();
  await page.getByText('没有符合条件的打印任务。').waitFor(wait);
  await page.getByRole('button', { name: '清除筛选' }).click();
  await page.getByText('已取消', { exact: true }).last().waitFor(wait);
  await page.getByRole('button', { name: '重试' }).click();
  await page.getByText('已作为任务 8 重新打印。').waitFor(wait);
  await panel('paper', {});
  await page
    .getByRole('listitem')
    .filter({ hasText: '任务 8' })
    .getByText('已打印', { exact: true })
    .waitFor(wait);

  // Somebody else was faster: the page names the paper that is printed instead.
  const source = page.getByRole('listitem').filter({ hasText: '任务 8' });
  await page.route('**/api/print/jobs/8/retry', async (route) => {
    await api.retryPrintJob({ params: { id: 8 } });
    await route.continue();
  });
  await source.getByRole('button', { name: '补打' }).click();
  await page.getByText('已经有人补打过了。 (#9)').waitFor(wait);
  await source.getByRole('button', { name: '补打' }).waitFor({ ...wait, state: 'detached' });

  // A print client comes, has a paper in hand, says that it came out, and goes.
  await tab('首页');
  const client = await connectPrintClient(t, product.printdUrl, (await makeClient(api)).token);
  const shown = page.locator('.client', { hasText: '吧台' });
  await shown.getByText('TP-80').waitFor(wait);
  await shown.getByText('就绪').waitFor(wait);
  const { items: now } = await api.listPrinters({ query: {} });
  const bar = now.find(({ name }) => name === '吧台')?.id ?? 0;
  const { id: leased } = await api.testPrinter({ params: { id: bar } });
  await shown.locator('dd', { hasText: new RegExp(`^${leased}$`) }).waitFor(wait);
  client.send({ type: 'print_status', job_id: leased, status: 'completed', message: '打印成功' });
  await shown.locator('dd', { hasText: /^无$/ }).waitFor(wait);
  client.close();
  await page.getByText('没有已连接的打印客户端').waitFor(wait);

  // Staff look and settle; only an admin changes printers.
  const { page: other, complaints: others } = await openPage(browser, { locale: 'en' });
  await logInAs(other, product.apiUrl, 'staff', '/admin/print/printers');
  await other.getByRole('article', { name: '前台' }).getByRole('button', { name: 'Pause' }).click();
  await other.getByText('Paused', { exact: true }).waitFor(wait);
  await card('前台').waitFor({ ...wait, state: 'detached' });
  t.is(await other.getByRole('button', { name: /Edit|Disable|Add a printer/ }).count(), 0);

  t.deepEqual(
    [...wrong, ...complaints, ...others].filter((sentence) => sentence !== undefined),
    // Of the paper that somebody else was faster with.
    ['Failed to load resource: the server responded with a status of 409 (Conflict)'],
  );
});

function makeClient(api: ApiClient) {
  return api.createDevice({ body: { store_id: 1, role: 'printer', name: '吧台' } });
}

/** A print client as the requirement documents describe it. */
async function connectPrintClient(t: ExecutionContext, printdUrl: string, token: string) {
  const socket = new WebSocket(`${printdUrl.replace('http', 'ws')}/?token=${token}`);
  t.teardown(() => socket.terminate());
  await once(socket, 'open');
  const send = (message: object) =>
    socket.send(JSON.stringify({ ...message, timestamp: new Date().toISOString() }));
  send({ type: 'printer_info', printer: { name: '吧台', model: 'TP-80', status: 'ready' } });
  return { send, close: () => socket.close() };
}
