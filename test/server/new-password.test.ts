import test from 'ava';
import { createAuthenticator } from '../../src/operations/people/authenticate.ts';
import { endpoints, type Endpoint } from '../../src/protocol/api.ts';
import { startTestApi, type TestApi } from '../helpers/test-api.ts';

const given = 'given by the boss';
const own = 'three rivers meet';

/** An admin whom another admin made, with a password that both know. */
async function makeNewcomer(api: TestApi): Promise<{ id: number; token: string; refresh: string }> {
  const body = { username: 'lihua', password: given, role: 'admin', must_change: true };
  const made = await api.call('createUser', { as: 'admin', body });
  t201(made.status, made.text);
  const { body: tokens } = await api.call('createToken', { body: { username: 'lihua', password: given } });
  if (tokens.must_change !== true) throw new Error('nothing is asked of the newcomer');
  return { id: made.body.id, token: tokens.access_token, refresh: tokens.refresh_token };
}

function t201(status: number, text: string): void {
  if (status !== 201) throw new Error(text);
}

const change = (api: TestApi, token: string, body: object) =>
  api.call('changeOwnPassword', { token, body: { current_password: given, password: own, ...body } });

test('with a password that somebody else chose nothing can be done but to choose another', async (t) => {
  const api = await startTestApi(t);
  const { token, refresh } = await makeNewcomer(api);
  const open = new Set(['getMe', 'changeOwnPassword']);
  for (const [name, { access }] of Object.entries<Endpoint>(endpoints)) {
    if (access === 'public' || !access.includes('admin')) continue;
    const params = { id: 999_999, item_id: 999_999, store_id: 999_999, order_id: 999_999 };
    const { status, body } = await api.call(name, { token, params });
    if (open.has(name)) t.not(status, 403, name);
    else t.is(`${status} ${body.code}`, '403 password_change_required', name);
  }
  t.like((await api.call('getMe', { token })).body, { username: 'lihua', must_change: true });
  const another = { username: 'accomplice', password: own, role: 'admin' };
  t.is((await api.call('createUser', { token, body: another })).status, 401, 'a public door');
  const renewed = await api.call('refreshToken', { body: { refresh_token: refresh } });
  t.true(renewed.body.must_change);
  t.is((await api.call('listUsers', { token: renewed.body.access_token })).status, 403);
  // The hub and the printer service let nobody in who may do nothing.
  const authenticate = createAuthenticator(api);
  await t.throwsAsync(authenticate(token), { code: 'password_change_required' });
});

test('the new password opens all, ends the sessions of the old one, and is asked for once', async (t) => {
  const api = await startTestApi(t);
  const { token, refresh } = await makeNewcomer(api);
  const chosen = await change(api, token, {});
  t.is(chosen.status, 200, chosen.text);
  t.is(chosen.body.must_change, undefined);
  t.is((await api.call('listUsers', { token: chosen.body.access_token })).status, 200);
  t.is((await api.call('refreshToken', { body: { refresh_token: refresh } })).status, 401);
  const again = { refresh_token: chosen.body.refresh_token };
  t.is((await api.call('refreshToken', { body: again })).status, 200);
  const logIn = async (password: string) =>
    api.call('createToken', { body: { username: 'lihua', password } });
  t.is((await logIn(given)).status, 401);
  const { body } = await logIn(own);
  t.is(body.must_change, undefined);
  t.like((await api.call('getMe', { token: body.access_token })).body, { must_change: false });
});

test('who holds a token but not the password changes nothing, and guesses as slowly as at the log-in', async (t) => {
  const api = await startTestApi(t);
  const { token } = await makeNewcomer(api);
  const invalid = async (body: object, path: string) => {
    const reply = await change(api, token, body);
    t.is(reply.status, 422, reply.text);
    t.is(reply.body.errors[0].path, path);
  };
  await invalid({ password: 'short' }, 'password');
  await invalid({ password: given }, 'password');
  await invalid({ current_password: 'no' }, 'current_password');
  for (let guess = 0; guess < 4; guess += 1) await change(api, token, { current_password: `no ${guess}` });
  t.is((await change(api, token, {})).status, 429);
  t.is((await change(api, api.tokens.guest, {})).status, 403);
});

test('an admin may ask for another password; without being asked everybody keeps the one that was given', async (t) => {
  const api = await startTestApi(t);
  const { id } = await makeNewcomer(api);
  const put = async (body: object, by = api.tokens.admin) =>
    (await api.call('changeUser', { token: by, params: { id }, body })).body;
  t.like(await put({ email: 'li@example.com' }), { must_change: true });
  t.like(await put({ must_change: false }), { must_change: false });
  t.like(await put({ password: `${given} again` }), { must_change: false });
  t.like(await put({ must_change: true }), { must_change: true });
  t.like(await put({ password: given, must_change: false }), { must_change: false });
  const { body: tokens } = await api.call('createToken', { body: { username: 'lihua', password: given } });
  t.like(await put({ password: own }, tokens.access_token), { must_change: false });
  t.like(await put({ role: 'staff', password: given }), { must_change: false });
  t.like(await put({ must_change: true }), { must_change: true });
  const make = async (body: object, as?: 'admin') =>
    api.call('createUser', { ...(as && { as }), body: { password: own, ...body } });
  t.false((await make({ username: 'waiter', role: 'staff' }, 'admin')).body.must_change);
  t.false((await make({ username: 'zhangsan' })).body.must_change);
  t.is((await make({ username: 'wangwu', must_change: true })).status, 401);
});
