import test from 'ava';
import { createApiClient } from '../../src/client/api-client.ts';
import { logInAs, openBrowser, openPage, sizes } from '../helpers/browser.ts';
import { comparePicture, findBarriers } from '../helpers/look-at-page.ts';
import { startProduct } from '../helpers/start-product.ts';
import { waitFor } from '../helpers/wait-for.ts';

test('who comes in: log in, go home, sign up, switch the language, at every size', async (t) => {
  t.timeout(480_000);
  const [product, browser] = await Promise.all([startProduct(t), openBrowser(t)]);
  const wrong: (string | undefined)[] = [];

  for (const size of ['phone', 'tablet', 'desk'] as const) {
    const { page, complaints } = await openPage(browser, { size });
    await page.goto(`${product.apiUrl}/login`);
    await page.getByRole('heading', { name: '登录' }).waitFor();
    wrong.push(await comparePicture(page, `login-${size}`), ...(await findBarriers(page)), ...complaints);
  }
  t.deepEqual(Object.keys(sizes).length, 3);
  t.deepEqual(
    wrong.filter((sentence) => sentence !== undefined),
    [],
  );

  const { page } = await openPage(browser, { size: 'phone' });
  await page.goto(`${product.apiUrl}/`);
  await page.getByLabel('用户名').fill('staff');
  await page.getByLabel('密码').fill('not this');
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByText('用户名或密码不正确。').waitFor();
  await page.getByLabel('语言').selectOption('en');
  await page.getByText('User name or password is wrong.').waitFor();
  t.is(await page.evaluate('document.documentElement.lang'), 'en');

  // The first five wrong passwords are free; then it says how long to wait.
  const wait = page.getByText(/Try again in \d+ s\./);
  const wrongOnce = async () => {
    await page.getByRole('button', { name: 'Log in', exact: true }).click();
    await page.locator('form[aria-busy=true]').waitFor({ state: 'detached' });
  };
  await waitFor('the throttle', async () => {
    await wrongOnce();
    return wait.isVisible();
  });

  await page.getByRole('button', { name: 'New here? Sign up' }).click();
  await page.getByLabel('User name').fill('wang');
  await page.getByLabel('Password', { exact: true }).fill('password12');
  await page.getByLabel('Password once more').fill('password12');
  await page.getByRole('button', { name: 'Sign up and log in' }).click();
  await page.getByText('none that everybody tries first').waitFor();
  await page.getByLabel('Password', { exact: true }).fill('long enough');
  await page.getByLabel('Password once more').fill('long enough');
  await page.getByRole('button', { name: 'Sign up and log in' }).click();
  await page.waitForURL(`${product.apiUrl}/menu`);

  const admin = createApiClient({ baseUrl: product.apiUrl, token: await product.logIn('admin') });
  const given = { username: 'li', password: 'given by the boss', role: 'staff', must_change: true } as const;
  await admin.createUser({ body: given });
  const { page: newcomer } = await openPage(browser, { size: 'phone' });
  await newcomer.goto(`${product.apiUrl}/login`);
  await newcomer.getByLabel('用户名').fill('li');
  await newcomer.getByLabel('密码').fill('given by the boss');
  await newcomer.getByRole('button', { name: '登录' }).click();
  await newcomer.getByText('当前密码由他人设置').waitFor();
  await newcomer.getByLabel('新密码').fill('given by the boss');
  await newcomer.getByLabel('再输一次密码').fill('given by the boss');
  await newcomer.getByRole('button', { name: '保存并登录' }).click();
  await newcomer.getByRole('alert').waitFor();
  await newcomer.getByLabel('新密码').fill('three rivers meet');
  await newcomer.getByLabel('再输一次密码').fill('three rivers meet');
  await newcomer.getByRole('button', { name: '保存并登录' }).click();
  await newcomer.waitForURL(`${product.apiUrl}/staff`);

  const { page: other } = await openPage(browser);
  await logInAs(other, product.apiUrl, 'staff', '/staff');
  t.is(new URL(other.url()).pathname, '/staff');
});
