import test from 'ava';
import { SignJWT } from 'jose';
import { createAuthenticator } from '../../src/operations/people/authenticate.ts';
import { hashPassword } from '../../src/operations/people/password.ts';
import { insertUser } from '../../src/storage/users.ts';
import { createSettableClock } from '../helpers/settable-clock.ts';
import { startTestApi, type TestApi, testSecrets, userToken } from '../helpers/test-api.ts';

async function addUser(api: TestApi, username = 'lihua', password = 'secret'): Promise<void> {
  // A low cost: the tests are about who gets in, not about how dear a guess is.
  const hashedPassword = await hashPassword(password, 4);
  await api.storage.write((tx) =>
    insertUser(tx, {
      username,
      hashedPassword,
      email: null,
      role: 'staff',
      customerId: null,
      storeIds: [1],
      isDemo: false,
    }),
  );
}

test('a log-in by form or JSON gives tokens that work', async (t) => {
  const api = await startTestApi(t);
  await addUser(api);
  const form = await fetch(`${api.url}/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'password', username: 'lihua', password: 'secret' }),
  });
  t.is(form.status, 200);
  const { access_token: token, token_type, expires_in } = JSON.parse(await form.text());
  t.is(token_type, 'bearer');
  t.is(expires_in, 1800);
  t.like((await api.call('getMe', { token })).body, { username: 'lihua', role: 'staff', store_ids: [1] });
  t.is((await api.call('createToken', { body: { username: 'LiHua', password: 'secret' } })).status, 200);
});

test('a stale token in the header keeps nobody from logging in', async (t) => {
  const api = await startTestApi(t);
  await addUser(api);
  const body = { username: 'lihua', password: 'secret' };
  t.is((await api.call('createToken', { token: 'stale', body })).status, 200);
});

test('a wrong password and an unknown user get the same answer, and guessing ends soon', async (t) => {
  const api = await startTestApi(t);
  await addUser(api);
  const wrong = await api.call('createToken', { body: { username: 'lihua', password: 'no' } });
  const unknown = await api.call('createToken', { body: { username: 'nobody', password: 'no' } });
  t.is(wrong.status, 401);
  t.is(wrong.body.detail, unknown.body.detail);
  for (let guess = 0; guess < 4; guess++)
    await api.call('createToken', { body: { username: 'lihua', password: `guess ${guess}` } });
  const stopped = await api.call('createToken', { body: { username: 'lihua', password: 'secret' } });
  t.is(stopped.status, 429);
  t.true(Number(stopped.headers.get('retry-after')) > 0);
});

test('a password beyond 72 bytes is refused, not cut', async (t) => {
  const api = await startTestApi(t);
  const sign = (password: string) => api.call('createUser', { body: { username: 'lihua', password } });
  const longest = '天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏';
  t.like((await sign(`${longest}闰`)).body, { status: 422, errors: [{ path: 'password' }] });
  t.is((await sign(longest)).status, 201);
  const cut = await api.call('createToken', { body: { username: 'lihua', password: `${longest}x` } });
  t.is(cut.status, 401);
});

test('a refresh token works once; a second use ends the family', async (t) => {
  const api = await startTestApi(t);
  await addUser(api);
  const { body: first } = await api.call('createToken', { body: { username: 'lihua', password: 'secret' } });
  const refresh = (refresh_token: string) => api.call('refreshToken', { body: { refresh_token } });
  const second = await refresh(first.refresh_token);
  t.is(second.status, 200);
  const third = await refresh(second.body.refresh_token);
  t.is(third.status, 200);
  t.is((await refresh(first.refresh_token)).status, 401, 'somebody else');
  t.is((await refresh(third.body.refresh_token)).status, 401, 'nobody of the family goes on');
});

test('who signs up may say that they are a customer, and no more', async (t) => {
  const api = await startTestApi(t);
  const sign = (role: string) =>
    api.call('createUser', { body: { username: `lihua-${role}`, password: 'mapo-doufu-88', role } });
  t.like(await sign('customer'), { status: 201, body: { role: 'customer', store_ids: null } });
  t.is((await sign('staff')).status, 401);
  t.is((await sign('admin')).status, 401);
});

test('a revoked session can’t be refreshed; revoking twice is no error', async (t) => {
  const api = await startTestApi(t);
  await addUser(api);
  const { body } = await api.call('createToken', { body: { username: 'lihua', password: 'secret' } });
  const input = { body: { refresh_token: body.refresh_token } };
  t.is((await api.call('revokeToken', input)).status, 204);
  t.is((await api.call('revokeToken', input)).status, 204);
  t.is((await api.call('refreshToken', input)).status, 401);
});

for (const password of [
  'short',
  '123456789',
  '1234567890',
  '13800138000',
  'Password123!',
  'qwertyuiop',
  'aaaaaaaaaaaa',
  'abababababab',
  'lihualihua',
  'lihua-admin-1',
  'ａｄｍｉｎ１２３４５',
]) {
  test(`a password that is tried first is refused: ${password}`, async (t) => {
    const api = await startTestApi(t);
    const refused = await api.call('createUser', { body: { username: 'lihua', password } });
    t.like(refused.body, { status: 422, errors: [{ path: 'password' }] });
    const change = { as: 'admin', params: { id: 2 }, body: { password } } as const;
    if (!password.includes('lihua')) t.is((await api.call('changeUser', change)).status, 422);
  });
}

test('the demo’s admin makes no other admins', async (t) => {
  const api = await startTestApi(t);
  await api.storage.write((tx) => tx.db('user_account').where({ id: 1 }).update({ is_demo: true }));
  const body = { username: 'boss', password: 'correct horse battery', role: 'admin' };
  t.is((await api.call('createUser', { as: 'admin', body })).status, 403);
  const promote = { as: 'admin', params: { id: 2 }, body: { role: 'admin' } } as const;
  t.is((await api.call('changeUser', promote)).status, 403);
  t.is((await api.call('createUser', { as: 'admin', body: { ...body, role: 'staff' } })).status, 201);
});

test('anybody becomes a customer; a role takes an admin', async (t) => {
  const api = await startTestApi(t);
  const body = { username: 'lihua', password: 'correct horse battery' };
  const made = await api.call('createUser', { body });
  t.like(made.body, { role: 'customer', username: 'lihua' });
  t.truthy(made.body.customer_id);
  t.false(made.text.includes('$2b$'));
  for (const username of ['lihua', 'LIHUA', 'ｌｉｈｕａ'])
    t.is((await api.call('createUser', { body: { ...body, username } })).status, 409, username);
  const boss = { ...body, username: 'boss', role: 'admin' };
  t.is((await api.call('createUser', { body: boss })).status, 401);
  t.is((await api.call('createUser', { as: 'staff', body: boss })).status, 403);
  t.like((await api.call('createUser', { as: 'admin', body: boss })).body, { role: 'admin' });
  t.is((await api.call('createUser', { body: { ...body, username: 'x', is_admin: true } })).status, 422);
});

test('a new role or a removal ends what the user could do', async (t) => {
  const api = await startTestApi(t);
  t.is((await api.call('listOrders', { as: 'staff' })).status, 200);
  await api.call('changeUser', { as: 'admin', params: { id: 2 }, body: { role: 'customer' } });
  const later = await startTestApi(t, { storage: api.storage });
  t.is((await later.call('listOrders', { token: await userToken(2, api.clock) })).status, 401);
  t.is((await api.call('removeUser', { as: 'admin', params: { id: 3 } })).status, 204);
  t.is((await later.call('listOrders', { as: 'otherStaff' })).status, 401);
  t.like((await api.call('removeUser', { as: 'admin', params: { id: 1 } })).body, { code: 'in_use' });
});

test('what is no other right and no other password ends nobody’s session', async (t) => {
  const api = await startTestApi(t);
  const { body: before } = await api.call('getMe', { as: 'staff' });
  const change = (body: object) =>
    api.call('changeUser', { as: 'admin', params: { id: before.id }, body: { ...body } });
  const same = { role: before.role, store_ids: before.store_ids, email: 'li@example.com' };
  t.like((await change(same)).body, { email: 'li@example.com' });
  // Another API looks anew: who was let in a moment ago is so for a moment longer.
  const later = await startTestApi(t, { storage: api.storage });
  t.is((await later.call('listOrders', { as: 'staff' })).status, 200);
  await change({ store_ids: [2] });
  const last = await startTestApi(t, { storage: api.storage });
  t.is((await last.call('listOrders', { as: 'staff' })).status, 401);
});

for (const [title, names] of [
  ['a Cyrillic а', ['lihua', 'lihuа']],
  ['a name all in look-alikes', ['cope', 'соре']],
  ['Greek ones', ['navo', 'ηανο']],
] as const) {
  test(`a name that looks like another’s is refused: ${title}`, async (t) => {
    const api = await startTestApi(t);
    const [first, twin] = names;
    const sign = (username: string) =>
      api.call('createUser', { body: { username, password: 'correct horse battery' } });
    t.is((await sign(first)).status, 201);
    t.true([409, 422].includes((await sign(twin)).status));
    t.is((await sign(`${twin}\u200B`)).status, 422, 'invisible characters');
  });
}

test('names of one alphabet and Chinese with Latin are fine', async (t) => {
  const api = await startTestApi(t);
  for (const username of ['李华', '李华Li', 'иван', 'Zoë', 'たなか01', 'o’brien-2'])
    t.is(
      (await api.call('createUser', { body: { username, password: 'correct horse battery' } })).status,
      201,
      username,
    );
});

test('a socket ticket is worthless once the rights behind it have changed', async (t) => {
  const api = await startTestApi(t);
  const { ticket } = (await api.call('createWsTicket', { as: 'staff' })).body;
  await api.call('changeUser', { as: 'admin', params: { id: 2 }, body: { role: 'customer' } });
  const authenticate = createAuthenticator({ ...api, clock: api.clock });
  await t.throwsAsync(authenticate(ticket), { code: 'unauthenticated' });
});

test('tokens that nobody signed for this are refused', async (t) => {
  const api = await startTestApi(t);
  const claims = {
    sub: 'user:1',
    role: 'admin',
    user_id: 1,
    customer_id: null,
    store_ids: null,
    table_id: null,
    version: 1,
  };
  const now = Math.floor(Date.now() / 1000);
  const sign = (change: {
    alg?: string;
    typ?: string;
    iss?: string;
    aud?: string;
    exp?: number;
    iat?: number;
    secret?: string;
  }) => {
    const {
      alg = 'HS256',
      typ = 'at+jwt',
      iss = 'restaurantctl',
      aud = 'restaurantctl',
      exp = now + 60,
      iat = now,
      secret = testSecrets.auth,
    } = change;
    return new SignJWT(claims)
      .setProtectedHeader({ alg, typ })
      .setIssuer(iss)
      .setAudience(aud)
      .setIssuedAt(iat)
      .setExpirationTime(exp)
      .sign(new TextEncoder().encode(secret));
  };
  const good = await sign({});
  t.is((await api.call('listUsers', { token: good })).status, 200);
  const [header, payload, signature] = good.split('.');
  const none = Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url');
  const bad = {
    'another secret': await sign({ secret: 'x'.repeat(40) }),
    'another algorithm': await sign({ alg: 'HS512' }),
    'another kind': await sign({ typ: 'JWT' }),
    'another issuer': await sign({ iss: 'somebody' }),
    'another audience': await sign({ aud: 'hub' }),
    expired: await sign({ exp: now - 6 }),
    'of the future': await sign({ iat: now + 3600, exp: now + 7200 }),
    'no algorithm': `${none}.${payload}.`,
    tampered: `${header}.${Buffer.from(JSON.stringify({ ...claims, exp: now + 60, sub: 'user:2' })).toString('base64url')}.${signature}`,
    'no token': 'x',
    'a long one': 'x'.repeat(10_000),
    'an unknown device': 'rcd_unknown',
    'a socket ticket': 'rct_unknown',
    'an old version': await userToken(1, api.clock, 0),
    'a user that never was': await userToken(99, api.clock),
  };
  for (const [title, token] of Object.entries(bad)) {
    const answer = await api.call('listUsers', { token });
    t.is(answer.status, 401, title);
    t.is(answer.headers.get('www-authenticate'), 'Bearer', title);
  }
});

test('a table’s code opens a session for that table until a new code is made', async (t) => {
  const api = await startTestApi(t);
  const { body: table } = await api.call('getTable', { as: 'staff', params: { id: 1 } });
  const token = table.qr_path.replace('/t/', '');
  const session = await api.call('createTableSession', { body: { table_token: token } });
  t.like(session.body, { store_id: 1, table_id: 1, table_number: '1', expires_in: 14_400 });
  for (const forged of [token.replace(/^1\./, '2.'), `${token.slice(0, -1)}A`, 'x', '1.', ''])
    t.not((await api.call('createTableSession', { body: { table_token: forged } })).status, 200, forged);
  const rotated = await api.call('rotateTableCode', { as: 'admin', params: { id: 1 } });
  t.not(rotated.body.qr_path, table.qr_path);
  t.is((await api.call('createTableSession', { body: { table_token: token } })).status, 401);
  t.is((await api.call('listOrders', { token: session.body.access_token })).status, 401);
  const anew = { table_token: rotated.body.qr_path.replace('/t/', '') };
  t.is((await api.call('createTableSession', { body: anew })).status, 200);
});

test('clearing a table ends its guests’ sessions; its code stays good', async (t) => {
  const api = await startTestApi(t);
  const order = { store_id: 1, items: [{ menu_item_id: 4, quantity: 1 }] };
  const { body: placed } = await api.call('createOrder', { as: 'guest', body: order });
  const clear = { as: 'staff', params: { id: 1 } } as const;
  t.like((await api.call('clearTable', clear)).body, {
    status: 409,
    code: 'in_use',
    order_numbers: [placed.order_number],
  });
  t.is((await api.call('listOrders', { as: 'guest' })).status, 200);
  await api.call('cancelOrder', { as: 'staff', params: { id: placed.id } });
  const { body: table } = await api.call('clearTable', clear);
  t.is(table.status, 'free');
  // Another process: this one may remember the guest for two seconds.
  const later = await startTestApi(t, { storage: api.storage });
  t.is((await later.call('listOrders', { token: api.tokens.guest })).status, 401);
  t.is((await later.call('listOrders', { token: api.tokens.otherGuest })).status, 200, 'at another table');
  const body = { table_token: table.qr_path.replace('/t/', '') };
  t.is((await later.call('createTableSession', { body })).status, 200);
});

test('a guest has three unpaid orders open at most', async (t) => {
  const api = await startTestApi(t, { env: { RESTAURANTCTL_LIMITS_GUEST_OPEN_ORDERS: '3' } });
  const place = () =>
    api.call('createOrder', {
      as: 'guest',
      body: { store_id: 1, items: [{ menu_item_id: 4, quantity: 1 }] },
    });
  const first = await place();
  const together = await Promise.all([place(), place(), place()]);
  t.deepEqual(
    together.map(({ status }) => status).toSorted((a, b) => a - b),
    [201, 201, 409],
  );
  t.like((await place()).body, { code: 'too_many_open', open_orders: 3 });
  const { body: payment } = await api.call('createPayment', {
    as: 'guest',
    body: { order_id: first.body.id, payment_method: 'cash' },
  });
  await api.call('confirmPayment', { as: 'staff', params: { id: payment.payment_id } });
  t.is((await place()).status, 201, 'what is paid no longer counts');
  t.is((await place()).status, 409);
});

test('a table has so many unpaid orders open, however often its code is scanned', async (t) => {
  const api = await startTestApi(t, {
    env: { RESTAURANTCTL_LIMITS_GUEST_OPEN_ORDERS: '2', RESTAURANTCTL_LIMITS_TABLE_OPEN_ORDERS: '3' },
  });
  const { body: table } = await api.call('getTable', { as: 'staff', params: { id: 1 } });
  const scan = async (): Promise<string> => {
    const body = { table_token: table.qr_path.replace('/t/', '') };
    return (await api.call('createTableSession', { body })).body.access_token;
  };
  const body = { store_id: 1, items: [{ menu_item_id: 4, quantity: 1 }] };
  const place = (token: string) => api.call('createOrder', { token, body });
  const first = await scan();
  t.deepEqual([(await place(first)).status, (await place(first)).status], [201, 201]);
  t.is((await place(first)).status, 409, 'the session’s own bound');
  const { body: order } = await place(await scan());
  t.like((await place(await scan())).body, { status: 409, code: 'too_many_open', open_orders: 3 });
  const later = await startTestApi(t, {
    storage: api.storage,
    env: { RESTAURANTCTL_LIMITS_TABLE_OPEN_ORDERS: '3' },
  });
  t.is((await later.call('createOrder', { token: await scan(), body })).status, 409, 'another process');
  const staff = await api.call('createOrder', { as: 'staff', body: { ...body, table_id: 1 } });
  t.is(staff.status, 201, 'staff order for the table as they like');
  t.is((await api.call('createOrder', { as: 'otherGuest', body })).status, 201, 'at another table');
  await api.call('cancelOrder', { as: 'staff', params: { id: order.id } });
  t.is((await place(await scan())).status, 201);
});

test('a table asks so often a minute, however often its code is scanned', async (t) => {
  const clock = createSettableClock();
  const api = await startTestApi(t, {
    clock,
    env: { RESTAURANTCTL_LIMITS_TABLE_REQUESTS_PER_MINUTE: '20' },
  });
  const { body: table } = await api.call('getTable', { as: 'staff', params: { id: 1 } });
  const ask = async (): Promise<number> => {
    const body = { table_token: table.qr_path.replace('/t/', '') };
    const session = await api.call('createTableSession', { body });
    return (await api.call('listOrders', { token: session.body.access_token })).status;
  };
  for (let asked = 0; asked < 20; asked++) t.is(await ask(), 200);
  t.is(await ask(), 429);
  t.is((await api.call('listOrders', { as: 'otherGuest' })).status, 200);
  clock.pass(60_000);
  t.is(await ask(), 200);
});

test('a guest asks thirty times a minute, each session by itself', async (t) => {
  const clock = createSettableClock();
  const api = await startTestApi(t, {
    clock,
    env: { RESTAURANTCTL_LIMITS_GUEST_REQUESTS_PER_MINUTE: '30' },
  });
  const ask = async (as: 'guest' | 'otherGuest') => (await api.call('listOrders', { as })).status;
  for (let asked = 0; asked < 30; asked++) t.is(await ask('guest'), 200);
  const refused = await api.call('listOrders', { as: 'guest' });
  t.is(refused.status, 429);
  t.is(refused.headers.get('retry-after'), '60');
  t.is(await ask('otherGuest'), 200);
  clock.pass(60_000);
  t.is(await ask('guest'), 200);
});

test('a guest who is spread over two processes asks no more often', async (t) => {
  const clock = createSettableClock();
  const env = { RESTAURANTCTL_LIMITS_GUEST_REQUESTS_PER_MINUTE: '30' };
  const one = await startTestApi(t, { clock, env });
  const other = await startTestApi(t, { clock, env, storage: one.storage });
  const token = one.tokens.guest;
  let answered = 0;
  for (let asked = 0; asked < 60; asked += 1) {
    const { status } = await (asked % 2 === 0 ? one : other).call('listOrders', { token });
    answered += status === 200 ? 1 : 0;
  }
  t.is(answered, 30);
});

test('a device’s token is shown once, stored as a hash and worthless when revoked', async (t) => {
  const api = await startTestApi(t);
  const body = { store_id: 1, role: 'kitchen', name: '热菜屏' };
  const { body: device } = await api.call('createDevice', { as: 'admin', body });
  t.regex(device.token, /^rcd_[\w-]{43}$/);
  t.false(JSON.stringify(await api.storage.read('device').select()).includes(device.token));
  t.is((await api.call('listOrders', { token: device.token })).status, 200);
  const listed = await api.call('listDevices', { as: 'admin', query: { store_id: 1 } });
  t.truthy(listed.body.items.find(({ id }: { id: number }) => id === device.id).last_seen_at);
  t.false(listed.text.includes('rcd_'));
  t.is((await api.call('revokeDevice', { as: 'admin', params: { id: device.id } })).status, 204);
  t.is((await api.call('listOrders', { token: device.token })).status, 401);
  t.is((await api.call('revokeDevice', { as: 'admin', params: { id: device.id } })).status, 404);
});

test('a socket ticket stands for its owner, once, for thirty seconds', async (t) => {
  const api = await startTestApi(t);
  const ticket = async () => (await api.call('createWsTicket', { as: 'kitchen' })).body.ticket;
  const authenticate = createAuthenticator({ ...api, clock: api.clock });
  const first = await ticket();
  t.like(await authenticate(first), { role: 'kitchen', subject: 'device:1', storeIds: [1] });
  await t.throwsAsync(authenticate(first), { code: 'unauthenticated' });
  const late = await ticket();
  await api.storage.write((tx) => tx.db('ws_ticket').update({ expires_at: '2020-01-01T00:00:00.000Z' }));
  await t.throwsAsync(authenticate(late), { code: 'unauthenticated' });
  t.is((await api.call('listOrders', { token: await ticket() })).status, 401, 'only for sockets');
});
