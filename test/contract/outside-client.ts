import { createHmac, randomUUID } from 'node:crypto';
import type { ExecutionContext } from 'ava';
import { startProduct, type Product } from '../helpers/start-product.ts';

/** JSON as it came; a document's client knows no schemas of ours. */
export type Json = ReturnType<typeof JSON.parse>;

/** The running product as somebody sees it who has nothing but the requirement documents. */
export interface Outside {
  readonly product: Product;
  readonly api: string;
  /** Tokens by user name: admin, staff, customer. */
  readonly tokens: Readonly<Record<string, string>>;
  get(path: string, as?: string): Promise<Json>;
  post(path: string, body: object, as?: string): Promise<Json>;
  /** Any request; status and body. */
  call(method: string, path: string, request?: OutsideRequest): Promise<{ status: number; body: Json }>;
  /** Reports a payment as the simulated provider does. */
  callback(body: object): Promise<{ status: number; body: Json }>;
}

export interface OutsideRequest {
  readonly body?: object;
  readonly as?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

const secret = 'the secret that both sides of the simulated provider know';

export async function startOutside(t: ExecutionContext): Promise<Outside> {
  t.timeout(480_000);
  const product = await startProduct(t, { env: { RESTAURANTCTL_PAYMENTS_SIMULATED_SECRET: secret } });
  const api = product.apiUrl;
  const tokens: Record<string, string> = {};
  for (const name of ['admin', 'staff', 'customer']) tokens[name] = await logIn(api, name);

  const call: Outside['call'] = async (method, path, { body, as, headers = {} } = {}) => {
    const response = await fetch(api + path, {
      method,
      headers: {
        ...(body && { 'content-type': 'application/json' }),
        ...(as && { authorization: `Bearer ${tokens[as] ?? as}` }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    return { status: response.status, body: isJson ? JSON.parse(text) : text };
  };
  const succeed = async (method: string, path: string, request: OutsideRequest): Promise<Json> => {
    const { status, body } = await call(method, path, request);
    t.true(status >= 200 && status < 300, `${method} ${path}: ${status} ${JSON.stringify(body)}`);
    return body;
  };
  return {
    product,
    api,
    tokens,
    call,
    get: (path, as) => succeed('GET', path, { as }),
    post: (path, body, as) => succeed('POST', path, { body, as }),
    callback: (body) => {
      const [timestamp, nonce, raw] = [Math.floor(Date.now() / 1000), randomUUID(), JSON.stringify(body)];
      const mac = createHmac('sha256', secret).update(`${timestamp}.${nonce}.${raw}`).digest('hex');
      const headers = {
        'x-pay-timestamp': String(timestamp),
        'x-pay-nonce': nonce,
        'x-pay-signature': `v1=${mac}`,
      };
      return call('POST', '/api/payment/callback', { body, headers });
    },
  };
}

async function logIn(api: string, name: string): Promise<string> {
  const response = await fetch(`${api}/token`, {
    method: 'POST',
    body: new URLSearchParams({ username: name, password: name }),
  });
  const body: Json = await response.json();
  return body.access_token;
}

/** A part of a message, which to a document's client is whatever came. */
export function partOf(message: object, name: string): Json {
  return new Map(Object.entries(message)).get(name);
}
