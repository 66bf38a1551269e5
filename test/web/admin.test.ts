import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import sharp from 'sharp';
import { createApiClient } from '../../src/client/api-client.ts';
import { logInAs, openBrowser, openPage } from '../helpers/browser.ts';
import { comparePicture, findBarriers } from '../helpers/look-at-page.ts';
import { startProduct } from '../helpers/start-product.ts';
import { tempDir } from '../helpers/temp-dir.ts';

const sections = ['menu', 'tables', 'customers', 'delivery', 'users', 'devices', 'stores', 'settings'];

test('the office: dishes, tables, guests, people, devices, stores, settings', async (t) => {
  t.timeout(480_000);
  const [product, browser, folder] = await Promise.all([startProduct(t), openBrowser(t), tempDir(t)]);
  const api = createApiClient({ baseUrl: product.apiUrl, token: await product.logIn('admin') });
  const wrong: (string | undefined)[] = [];
  for (const size of ['phone', 'tablet', 'desk'] as const) {
    const { page, complaints } = await openPage(browser, { size });
    await logInAs(page, product.apiUrl, 'admin', '/admin');
    for (const section of sections) {
      await page.locator(`.office-links a[href="/admin/${section}"]`).click();
      await page.locator(`.office-links a[aria-current=page][href="/admin/${section}"]`).waitFor();
      await page.locator('.office:not(:has(.spinner)) h1').waitFor();
      wrong.push(await comparePicture(page, `admin-${section}-${size}`));
      if (size === 'desk') wrong.push(...(await findBarriers(page)));
    }
    wrong.push(...complaints);
  }
  t.deepEqual(
    wrong.filter((sentence) => sentence !== undefined),
    [],
  );

  // What a card of a table offers stays on one line, also where words are long and cards narrow.
  const english = await openPage(browser, { locale: 'en' });
  await logInAs(english.page, product.apiUrl, 'admin', '/admin/tables');
  for (const width of [768, 820, 861, 912, 1024]) {
    await english.page.setViewportSize({ width, height: 1024 });
    await english.page.getByRole('button', { name: 'Remove' }).last().waitFor();
    // Neither the buttons nor the words in one of them.
    const lines = await english.page.evaluate<number[]>(
      `[...document.querySelectorAll('.office-grid .card')].map((card) => {
        const words = document.createRange();
        return Math.max(
          ...[...card.querySelectorAll('.button')].map((button) => {
            words.selectNodeContents(button);
            return words.getClientRects().length;
          }),
          new Set([...card.querySelectorAll('.button')].map((button) => button.getBoundingClientRect().top)).size,
        );
      })`,
    );
    t.deepEqual([...new Set(lines)], [1], `${width} px`);
  }
  await english.page.context().close();

  const { page, complaints } = await openPage(browser);
  await logInAs(page, product.apiUrl, 'admin', '/admin/menu');

  await page.getByRole('button', { name: '新增菜品' }).click();
  await page.getByLabel('菜名').fill('东坡肉');
  await page.getByLabel('价格').fill('6x');
  await page.getByText('请输入金额，如 38 或 38.50。').waitFor();
  await page.getByLabel('价格').fill('68.5');
  await page.getByLabel('分类').fill('热菜');
  await page.getByRole('button', { name: '新增选项组' }).click();
  await page.getByLabel('选项组（如：规格）').fill('份量');
  await page.getByLabel('选项', { exact: true }).fill('大份');
  await page.getByLabel('加价').fill('二十');
  await page.getByText('请输入金额，如 5、0.50 或 -2。').waitFor();
  t.true(await page.getByRole('button', { name: '保存' }).isDisabled());
  // A tap beside a window that was written in loses nothing.
  await page.mouse.click(5, 5);
  await page.getByLabel('加价').fill('20');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('heading', { name: '东坡肉' }).waitFor();
  const { items } = await api.listMenu({ query: { store_id: 1, limit: 100 } });
  const dish = items.find(({ name }) => name === '东坡肉');
  t.is(dish?.price, 68.5);
  t.deepEqual(dish?.options, [
    { name: '份量', required: false, max: 1, choices: [{ name: '大份', price_delta: 20 }] },
  ]);

  const picture = join(folder, 'dish.png');
  const red = { create: { width: 600, height: 400, channels: 3, background: '#a33' } } as const;
  writeFileSync(picture, await sharp(red).png().toBuffer());
  const card = page.locator('.dish', { hasText: '东坡肉' });
  await card.getByRole('button', { name: '编辑' }).click();
  const choosePicture = (file: { name: string; mimeType: string; buffer: Buffer }) =>
    page.locator('input[type=file]').setInputFiles(file);
  await choosePicture({ name: 'dish.gif', mimeType: 'image/gif', buffer: Buffer.alloc(10) });
  await page.getByText('只支持 PNG、JPEG 或 WebP。').waitFor();
  await choosePicture({ name: 'dish.png', mimeType: 'image/png', buffer: Buffer.alloc(6_000_000) });
  await page.getByText('不能超过 5 MB').waitFor();
  await page.locator('input[type=file]').setInputFiles(picture);
  await page.locator('dialog img').waitFor();
  await page.keyboard.press('Escape');
  await card.locator('img').waitFor();
  await card.getByRole('button', { name: '停售（沽清）' }).click();
  await card.getByText('已售罄').waitFor();

  await page.getByRole('button', { name: '导入与导出' }).click();
  await page.locator('input[type=file]').setInputFiles({
    name: 'menu.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('name,price\n东坡肉,72\n新菜,x\n'),
  });
  await page.getByText('第 3 行第 4 列').waitFor();
  await page.locator('input[type=file]').setInputFiles({
    name: 'menu.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"dishes": [{"name": "新菜", "price": "12"},\n 7]}'),
  });
  await page.getByText('price：须是数字，收到的是文字').waitFor();
  await page.getByText('第 2 行第 2 列: 须是对象，收到的是数字').waitFor();
  await page.locator('input[type=file]').setInputFiles({
    name: 'menu.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('name,price\n东坡肉,72\n新菜,12\n'),
  });
  await page.getByText('新增 1 道菜，修改 1 道，0 道不变。').waitFor();
  await page.getByRole('button', { name: '按此修改菜单' }).click();
  await page.getByRole('heading', { name: '新菜' }).waitFor();

  await page.locator('.office-links a[href="/admin/tables"]').click();
  await page.getByRole('button', { name: '新增桌台' }).click();
  await page.getByLabel('桌号').fill('露台 1');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('heading', { name: '露台 1' }).waitFor();
  await page.getByRole('button', { name: '打印二维码' }).click();
  await page.locator('.qr-sheet img').nth(12).waitFor();

  await page.locator('.office-links a[href="/admin/customers"]').click();
  await page.getByRole('button', { name: '注册会员' }).click();
  await page.getByLabel('姓名').fill('王小明');
  await page.getByLabel('手机号').fill('13800138000');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('button', { name: '王小明' }).click();
  await page.getByText('还没有积分。').waitFor();
  await page.keyboard.press('Escape');

  await page.locator('.office-links a[href="/admin/devices"]').click();
  await page.getByRole('button', { name: '生成令牌' }).click();
  await page.getByLabel('名称').fill('灶台屏');
  await page.getByRole('dialog').getByRole('button', { name: '生成令牌' }).click();
  await page.getByText('令牌只显示这一次').waitFor();
  const { items: devices } = await api.listDevices();
  t.is(devices.at(-1)?.name, '灶台屏');
  await page.keyboard.press('Escape');

  const { code, secret } = await api.openPairing();
  await page.getByRole('button', { name: '配对屏幕' }).click();
  await page.getByLabel('屏幕上的配对码').fill(code);
  await page.getByLabel('名称').fill('凉菜屏');
  await page.getByRole('dialog').getByRole('button', { name: '配对屏幕' }).click();
  await page.getByText('屏幕已配对。').waitFor();
  t.is((await api.claimPairing({ body: { secret } })).device?.name, '凉菜屏');
  await page.getByRole('cell', { name: '凉菜屏' }).waitFor();

  await page.goBack();
  await page.getByRole('heading', { name: '顾客与会员' }).waitFor();
  t.is(await page.title(), '顾客与会员 · restaurantctl');
  await page.getByLabel('语言').selectOption('zh-TW');
  await page.getByRole('heading', { name: '顧客與會員' }).waitFor();
  t.deepEqual(complaints, []);

  const staff = await openPage(browser);
  await logInAs(staff.page, product.apiUrl, 'staff', '/admin/users');
  await staff.page.getByRole('heading', { name: '菜单管理' }).waitFor();
  t.is(await staff.page.locator('.office-links a[href="/admin/users"]').count(), 0);

  // Another password here logs out everywhere else.
  await page.goto(`${product.apiUrl}/admin/tables`);
  const otherTab = await page.context().newPage();
  const elsewhere = await openPage(browser, { size: 'phone' });
  await otherTab.goto(`${product.apiUrl}/admin/users`);
  await logInAs(elsewhere.page, product.apiUrl, 'admin', '/admin/tables');
  await page.getByRole('button', { name: '帳號 admin' }).click();
  await page.getByLabel('目前密碼').fill('not this');
  await page.getByLabel('新密碼', { exact: true }).fill('three rivers meet');
  await page.getByLabel('再輸入一次新密碼').fill('three rivers meet');
  await page.getByRole('button', { name: '變更密碼' }).click();
  await page.getByText('(目前密碼)').waitFor();
  await page.getByLabel('目前密碼').fill('admin');
  await page.getByRole('button', { name: '變更密碼' }).click();
  await page.getByText('密碼已變更，其他裝置已登出。').waitFor();
  await otherTab.reload();
  await otherTab.getByRole('heading', { name: '人員' }).waitFor();
  // Nobody has to touch it: a page finds out by itself.
  await elsewhere.page.waitForURL(/\/login\?next=%2Fadmin%2Ftables/);
  // Whoever leaves leaves in all windows of this browser.
  await page.getByRole('button', { name: '帳號 admin' }).click();
  await page.getByRole('button', { name: '登出' }).click();
  await Promise.all([page, otherTab].map((left) => left.waitForURL(/\/login\?/)));
});
