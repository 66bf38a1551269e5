import { once } from 'node:events';
import { request } from 'node:http';
import test from 'ava';
import { digestTables } from '../helpers/digest-tables.ts';
import { startTestApi, type TestApi } from '../helpers/test-api.ts';

const json = { 'content-type': 'application/json' };

async function post(api: TestApi, body: string | Buffer, headers: Record<string, string> = json) {
  const response = await fetch(`${api.url}/api/orders`, {
    method: 'POST',
    headers: { authorization: `Bearer ${api.tokens.customer}`, ...headers },
    body,
  });
  return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) };
}

function orderOf(quantity: number | string, lines = 1): string {
  const line = `{"menu_item_id":4,"quantity":${quantity}}`;
  return `{"store_id":1,"items":[${Array.from({ length: lines }, () => line).join()}]}`;
}

function orderWith(field: string, text: string): string {
  return `${orderOf(1).slice(0, -1)},"${field}":"${text}"}`;
}

for (const [title, body, headers, status] of [
  ['JSON that isn’t', '{"store_id": 1,}', json, 400],
  ['an array', '[]', json, 400],
  ['null', 'null', json, 400],
  ['a text', '"x"', json, 400],
  ['a byte order mark', '\uFEFF{}', json, 400],
  ['broken UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), json, 400],
  ['a prototype', '{"__proto__": {"role": "admin"}}', json, 400],
  ['deep nesting', `{"a":${'['.repeat(30)}${']'.repeat(30)}}`, json, 400],
  ['nothing', '', json, 400],
  ['a form', 'store_id=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
  ['text', '{}', { 'content-type': 'text/plain' }, 415],
  ['a compressed body', '{}', { ...json, 'content-encoding': 'gzip' }, 415],
  ['more than 256 KiB', `{"note":"${'x'.repeat(256 * 1024)}"}`, json, 413],
  ['a lone surrogate', orderWith('note', '\\ud800'), json, 400],
  ['a lone surrogate in a name', '{"\\udc00": 1}', json, 400],
  ['a NUL', orderWith('note', 'a\\u0000b'), json, 400],
  ['a field twice', '{"store_id":1,"store_id":2}', json, 400],
  ['a field twice, spelled differently', '{"note":"a","n\\u006fte":"b"}', json, 400],
  ['a field twice deep inside', '{"a":[{"b":1,"b":2}]}', json, 400],
  ['a constructor', '{"constructor": {"prototype": {}}}', json, 400],
  ['a prototype spelled differently', '{"\\u005f_proto__": 1}', json, 400],
  ['nesting without end', `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, json, 400],
  ['nesting that never closes', `{"a":${'['.repeat(100_000)}`, json, 400],
  ['an unknown field', '{"store_id":1,"items":[{"menu_item_id":4,"quantity":1}],"role":"admin"}', json, 422],
  ['full-width digits', '{"store_id":"１","items":[]}', json, 422],
  ['more than ninety-nine of a dish', orderOf(100), json, 422],
  ['none of a dish', orderOf(0), json, 422],
  ['a negative quantity', orderOf(-1), json, 422],
  ['half a dish', orderOf(1.5), json, 422],
  ['a quantity beyond all numbers', orderOf('1e400'), json, 422],
  ['a quantity that isn’t', orderOf('NaN'), json, 422],
  ['a quantity without end', orderOf('-Infinity'), json, 422],
  ['nothing but NaN', 'NaN', json, 400],
  ['NaN and no JSON', '{"store_id":NaN,}', json, 400],
  ['201 lines', orderOf(1, 201), json, 422],
  ['a note of 201 characters', orderWith('note', 'x'.repeat(201)), json, 422],
  ['an object for an id', '{"store_id":{"$gt":0},"items":[{"menu_item_id":4,"quantity":1}]}', json, 422],
  ['a list for an id', '{"store_id":[1],"items":[{"menu_item_id":4,"quantity":1}]}', json, 422],
  [
    'an id beyond all numbers',
    '{"store_id":9007199254740993,"items":[{"menu_item_id":4,"quantity":1}]}',
    json,
    422,
  ],
  [
    'an id beyond the database’s',
    '{"store_id":9007199254740991,"items":[{"menu_item_id":4,"quantity":1}]}',
    json,
    404,
  ],
] as const) {
  test(`a body with ${title} is a ${status}`, async (t) => {
    const api = await startTestApi(t);
    const before = await digestTables(api.storage);
    const answer = await post(api, body, headers);
    t.is(answer.status, status);
    t.is(await digestTables(api.storage), before, 'nothing changed');
    t.is(answer.headers.get('content-type'), 'application/problem+json');
    t.is(answer.body.request_id, answer.headers.get('x-request-id'));
    t.false(JSON.stringify(answer.body).includes('node_modules'), 'no stack leaves the server');
  });
}

test('what an endpoint without a body is sent all the same is refused by its fields', async (t) => {
  const api = await startTestApi(t);
  const ask = async (body?: string) => {
    const headers = { authorization: `Bearer ${api.tokens.staff}`, ...(body !== undefined && json) };
    const response = await fetch(`${api.url}/api/ws-ticket`, { method: 'POST', headers, body });
    return { status: response.status, errors: JSON.parse(await response.text()).errors };
  };
  t.is((await ask()).status, 200);
  t.is((await ask('')).status, 200);
  t.is((await ask('{}')).status, 200);
  t.deepEqual(await ask('{"store_id":1}'), {
    status: 422,
    errors: [{ path: 'store_id', message: 'is not known' }],
  });
});

test('an oversized body is refused while it still comes, without a length', async (t) => {
  const api = await startTestApi(t);
  const { port } = new URL(api.url);
  const status = await new Promise((resolve, reject) => {
    const call = request({
      port,
      path: '/api/orders',
      method: 'POST',
      headers: { ...json, authorization: `Bearer ${api.tokens.customer}`, 'transfer-encoding': 'chunked' },
    });
    call.on('response', (response) => resolve(response.resume().statusCode));
    call.on('error', reject);
    call.write('{"note":"');
    for (let sent = 0; sent < 300; sent++) call.write('x'.repeat(1024));
  });
  t.is(status, 413);
});

for (const [method, path, status] of [
  ['GET', '/nowhere', 404],
  ['GET', '/api/orders/abc', 404],
  ['GET', '/api/orders/0', 404],
  ['GET', '/api/orders/99', 404],
  ['PUT', '/api/orders', 405],
  ['DELETE', '/token', 405],
  ['PATCH', '/api/orders/1', 405],
  ['DELETE', '/healthz', 405],
  ['GET', '/%2e%2e/%2e%2e/etc/passwd', 404],
  ['GET', '/api/orders?limit=-1', 422],
  ['GET', '/api/orders?limit=1&limit=2', 422],
  ['GET', '/api/orders?limit=1e9', 422],
  ['GET', '/api/orders?limit=101', 422],
  ['GET', '/api/orders?limit=abc', 422],
  ['GET', '/api/orders?skip=99999999999999999999', 422],
  ['GET', '/api/orders?sort=price;drop%20table%20orders', 422],
  ['GET', '/api/orders?status=%00', 400],
  ['GET', '/api/orders?__proto__=1', 422],
  ['GET', '/api/orders/1%00', 400],
  ['GET', '/api/orders/%ff', 404],
  ['GET', '/api/orders/9007199254740993', 404],
  ['GET', '/api/orders/-1', 404],
  ['GET', '/api/orders/1.5', 404],
  ['GET', '/api/orders/1e1', 404],
  ['GET', '/api/orders/0x10', 404],
  ['GET', '/api/orders/%20', 404],
  ['GET', '/..%5c..%5cetc/passwd', 404],
  ['GET', '//evil.example/api/orders', 404],
] as const) {
  test(`${method} ${path} is a ${status}`, async (t) => {
    const api = await startTestApi(t);
    const response = await fetch(api.url + path, {
      method,
      headers: { authorization: `Bearer ${api.tokens.staff}` },
    });
    t.is(response.status, status);
    t.is(response.headers.get('content-type'), 'application/problem+json');
    if (status === 405) t.truthy(response.headers.get('allow'));
  });
}

test('health, readiness and metrics need no credential and tell no secret', async (t) => {
  const api = await startTestApi(t);
  t.is((await fetch(`${api.url}/healthz`)).status, 200);
  t.is((await fetch(`${api.url}/readyz`)).status, 200);
  await api.call('listOrders', { as: 'staff' });
  const metrics = await (await fetch(`${api.url}/metrics`)).text();
  t.regex(metrics, /restaurantctl_http_requests_total\{endpoint="listOrders",status="200"\} 1/);
});

test('an API whose database is gone is alive but not ready', async (t) => {
  const api = await startTestApi(t);
  await api.storage.close();
  t.is((await fetch(`${api.url}/healthz`)).status, 200);
  const ready = await fetch(`${api.url}/readyz`);
  t.is(ready.status, 503);
  t.truthy(ready.headers.get('retry-after'));
});

test('every answer carries security headers and the request’s id', async (t) => {
  const api = await startTestApi(t);
  for (const path of ['/api/stores', '/nowhere', '/docs']) {
    const { headers } = await fetch(api.url + path, { headers: { 'x-request-id': 'mine-1' } });
    t.is(headers.get('x-request-id'), 'mine-1', path);
    t.is(headers.get('x-content-type-options'), 'nosniff', path);
    t.regex(headers.get('content-security-policy') ?? '', /default-src 'none'/, path);
    t.false((headers.get('content-security-policy') ?? '').includes('unsafe'), path);
  }
  const bad = await fetch(`${api.url}/healthz`, { headers: { 'x-request-id': 'a b\u00e9' } });
  t.not(bad.headers.get('x-request-id'), 'a b\u00e9');
});

test('pages keep other windows out where browsers let them, and say nothing of it over plain http', async (t) => {
  const api = await startTestApi(t);
  const policyFor = async (headers: Record<string, string>) => {
    const asked = request(`${api.url}/login`, { headers }).end();
    const [response] = await once(asked, 'response');
    response.resume();
    return response.headers['cross-origin-opener-policy'];
  };
  t.is(await policyFor({}), 'same-origin');
  t.is(await policyFor({ host: 'localhost:8000' }), 'same-origin');
  t.is(await policyFor({ host: '192.168.1.10:8000' }), undefined);
  t.is(await policyFor({ host: 'orders.example', 'x-forwarded-proto': 'https' }), 'same-origin');
});

test('only listed origins may call from a browser', async (t) => {
  const api = await startTestApi(t, {
    env: { RESTAURANTCTL_API_ALLOWED_ORIGINS: 'https://pos.example.com' },
  });
  const preflight = (origin: string) =>
    fetch(`${api.url}/api/orders`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
  const good = await preflight('https://pos.example.com');
  t.is(good.headers.get('access-control-allow-origin'), 'https://pos.example.com');
  t.regex(good.headers.get('access-control-allow-headers') ?? '', /Idempotency-Key/);
  for (const origin of ['https://evil.example', 'https://pos.example.com.evil.example', 'null'])
    t.is((await preflight(origin)).headers.get('access-control-allow-origin'), null, origin);
});

test('a long answer is compressed for who takes that, and reads the same', async (t) => {
  const api = await startTestApi(t);
  const ask = async (encoding: string) => {
    const headers = { 'accept-encoding': encoding };
    return fetch(`${api.url}/openapi.json`, { headers });
  };
  const [plain, short] = await Promise.all([ask('identity'), ask('gzip')]);
  t.is(plain.headers.get('content-encoding'), null);
  t.is(short.headers.get('content-encoding'), 'gzip');
  t.regex(short.headers.get('vary') ?? '', /Accept-Encoding/);
  t.regex(short.headers.get('content-type') ?? '', /^application\/json/);
  t.deepEqual(await short.json(), await plain.json());
});
