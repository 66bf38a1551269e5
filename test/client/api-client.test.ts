import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import test, { type ExecutionContext } from 'ava';
import { createApiClient } from '../../src/client/api-client.ts';
import { sendByFetch } from '../../src/client/send-by-fetch.ts';
import { sendByHttp } from '../../src/client/send-by-http.ts';
import { DomainError } from '../../src/domain/errors.ts';

const device = { id: 3, store_id: 1, role: 'kitchen', name: 'Wok', created_at: 'now', last_seen_at: null };

for (const [by, send] of [
  ['fetch', sendByFetch()],
  ['http', sendByHttp],
] as const) {
  test(`${by}: a call goes to the path, query and body of its endpoint, with the token, and its answer is read`, async (t) => {
    const { baseUrl, requests } = await startServer(t, (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ items: [{ ...device, unknown: 1 }], total: 1, skip: 0, limit: 20 }));
    });
    const client = createApiClient({ send, baseUrl, token: async () => 'secret' });
    const { items } = await client.listDevices({ query: { store_id: 1, skip: 40 } });
    t.deepEqual<unknown, unknown>(items, [device]);
    t.like(requests[0], {
      method: 'GET',
      url: '/api/devices?store_id=1&skip=40',
      authorization: 'Bearer secret',
    });
  });

  test(`${by}: an identifier stays in its place of the path`, async (t) => {
    const { baseUrl, requests } = await startServer(t, (_, response) => response.writeHead(204).end());
    const client = createApiClient({ send, baseUrl });
    await client.removeStore({ params: { id: '1/../2?x' } });
    t.is(requests[0]?.url, '/api/stores/1%2F..%2F2%3Fx');
    await t.throwsAsync(client.removeStore({ params: { id: '..' } }), { code: 'invalid' });
    t.is(requests.length, 1);
  });

  test(`${by}: problem details become an error with code, sentence, fields and what stood in the way`, async (t) => {
    const { baseUrl } = await startServer(t, (_, response) => {
      response.writeHead(409, { 'content-type': 'application/problem+json' });
      response.end(
        JSON.stringify({
          type: 'about:blank',
          title: 'Conflict',
          status: 409,
          detail: '牛肉面 is sold out.',
          instance: '/api/orders',
          code: 'sold_out',
          request_id: 'r1',
          errors: [{ path: 'items.0', message: 'sold out' }],
          menu_item_id: 7,
        }),
      );
    });
    const error = await t.throwsAsync(createApiClient({ send, baseUrl }).getStore({ params: { id: 1 } }), {
      instanceOf: DomainError,
      code: 'sold_out',
      message: '牛肉面 is sold out.',
    });
    t.like(error?.details, {
      request_id: 'r1',
      menu_item_id: 7,
      errors: [{ path: 'items.0', message: 'sold out' }],
    });
  });

  for (const [status, code] of [
    [401, 'unauthenticated'],
    [404, 'not_found'],
    [503, 'not_ready'],
  ] as const)
    test(`${by}: a foreign answer ${status} is ${code}`, async (t) => {
      const { baseUrl } = await startServer(t, (_, response) => response.writeHead(status).end('<html>'));
      await t.throwsAsync(createApiClient({ send, baseUrl }).listStores(), { instanceOf: DomainError, code });
    });

  test(`${by}: a fault of the server is no rule of the product`, async (t) => {
    const { baseUrl } = await startServer(t, (_, response) => response.writeHead(500).end('oops'));
    const error = await t.throwsAsync(createApiClient({ send, baseUrl }).listStores());
    t.false(error instanceof DomainError);
  });

  test(`${by}: nobody listening is not_running`, async (t) => {
    const { baseUrl, close } = await startServer(t, () => {});
    await close();
    await t.throwsAsync(createApiClient({ send, baseUrl }).listStores(), {
      instanceOf: DomainError,
      code: 'not_running',
    });
  });

  test(`${by}: no answer in time is not_ready`, async (t) => {
    const { baseUrl } = await startServer(t, () => {});
    const client = createApiClient({ send, baseUrl, timeoutMs: 50 });
    await t.throwsAsync(client.listStores(), { instanceOf: DomainError, code: 'not_ready' });
  });

  test(`${by}: a broken connection repeats what is safe to repeat, under the same key`, async (t) => {
    const { baseUrl, requests } = await startServer(t, (request, response) => {
      if (requests.length === 1) return request.socket.destroy();
      response.writeHead(201).end(
        JSON.stringify({
          id: 5,
          store_id: 1,
          table_number: '8',
          seats: null,
          status: 'free',
          occupied_since: null,
          created_at: 'now',
        }),
      );
    });
    const table = await createApiClient({ send, baseUrl }).createTable({
      params: { id: 1 },
      body: { table_number: '8' },
    });
    t.is(table.id, 5);
    t.is(requests.length, 2);
    t.truthy(requests[0]?.key);
    t.is(requests[0]?.key, requests[1]?.key);
    t.is(requests[0]?.body, requests[1]?.body);
  });

  test(`${by}: what is not safe to repeat is not`, async (t) => {
    const { baseUrl, requests } = await startServer(t, (request) => request.socket.destroy());
    const client = createApiClient({ send, baseUrl });
    await t.throwsAsync(client.changeOrderStatus({ params: { id: 1 }, body: { status: 'ready' } }), {
      code: 'not_ready',
    });
    t.is(requests.length, 1);
    t.is(requests[0]?.key, undefined);
  });

  test(`${by}: two calls never share a key`, async (t) => {
    const { baseUrl, requests } = await startServer(t, (_, response) => response.writeHead(404).end());
    const client = createApiClient({ send, baseUrl });
    const call = () => client.createStore({ body: { name: 'A' } }).catch(() => {});
    await call();
    await call();
    t.not(requests[0]?.key, requests[1]?.key);
  });

  test(`${by}: an answer cut off in the middle is no answer`, async (t) => {
    const { baseUrl } = await startServer(t, (request, response) => {
      response.writeHead(200, { 'content-length': 1000 }).write('{"items":');
      request.socket.destroy();
    });
    await t.throwsAsync(createApiClient({ send, baseUrl }).listStores(), { code: 'not_ready' });
  });
}

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly authorization: string | undefined;
  readonly key: string | undefined;
  readonly body: string;
}

/** A server that notes what it is asked; ends with the test. */
async function startServer(
  t: ExecutionContext,
  answer: (request: IncomingMessage, response: ServerResponse) => unknown,
) {
  const requests: Seen[] = [];
  const note = async (request: IncomingMessage, response: ServerResponse) => {
    const { method, url, headers } = request;
    const body = await text(request);
    const key = headers['idempotency-key'];
    requests.push({ method, url, authorization: headers.authorization, key: key?.toString(), body });
    answer(request, response);
  };
  const server = createServer((request, response) => void note(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port }: AddressInfo = Object.assign({ port: 0, family: '', address: '' }, server.address());
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  t.teardown(close);
  return { baseUrl: `http://127.0.0.1:${port}`, requests, close };
}
