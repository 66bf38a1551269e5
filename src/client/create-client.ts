import { DomainError, coerceError } from '../domain/errors.ts';
import type { Answer, CallerInput } from '../protocol/api.ts';
import type { Endpoint } from '../protocol/endpoint.ts';
import { problemToError } from './problem-to-error.ts';
import { randomKey } from './random-key.ts';

export interface ClientOptions {
  /** `http://127.0.0.1:8000` */
  readonly baseUrl: string;
  /** Bearer token, or where to get one; asked before each request, so that a long run may renew it. */
  readonly token?: string | (() => string | Promise<string>) | undefined;
  /** What its reader reads, e.g. `zh-CN`; the server's own choice without. */
  readonly language?: string | (() => string) | undefined;
  /** @default the global fetch */
  readonly fetch?: typeof fetch;
  /** For one attempt. @default 15_000 */
  readonly timeoutMs?: number;
  /** Makes idempotency keys. @default randomKey */
  readonly newKey?: () => string;
}

/** JSON of success, the bytes of a picture, or nothing. */
type Success<E> = E extends { readonly media: string } | { readonly forms: readonly string[] }
  ? Uint8Array
  : Answer<E>;
type CallArguments<Input> = object extends Input ? [input?: Input] : [input: Input];

/** One method per endpoint of a table: `client.createOrder({ body })`, `client.getOrder({ params: { id } })`. */
export type ClientOf<Table> = {
  readonly [Name in keyof Table]: (
    ...args: CallArguments<CallerInput<Table[Name]>>
  ) => Promise<Success<Table[Name]>>;
};

/**
 * A client of some endpoints, typed by their table. Every method throws a DomainError: what the server says (code and
 * sentence of its problem details), `not_running` when nobody listens, `not_ready` when no answer comes in time.
 * A call that is safe to repeat (a GET, or one with an idempotency key, which is made here) is repeated once with the
 * same key when its connection breaks.
 */
export function createClient<Table extends Readonly<Record<string, Endpoint>>>(
  table: Table,
  options: ClientOptions,
): ClientOf<Table> {
  const methods = Object.entries<Endpoint>(table).map(
    ([name, endpoint]): [string, (input?: AnyInput) => Promise<unknown>] => [
      name,
      (input = {}) => call(endpoint, input, options),
    ],
  );
  const client: object = Object.fromEntries(methods);
  if (isClientOf(table, client)) return client;
  throw new Error('The table of endpoints changed while it was read');
}

/** The names are the table's; that each method does what its type says is the work of `call`. */
function isClientOf<Table extends object>(table: Table, client: object): client is ClientOf<Table> {
  return Object.keys(table).every((name) => Object.hasOwn(client, name));
}

type QueryValue = string | number | boolean | undefined;

interface AnyInput {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, QueryValue>>;
  readonly body?: unknown;
  readonly upload?: Blob;
}

async function call(endpoint: Endpoint, input: AnyInput, options: ClientOptions): Promise<unknown> {
  const url = new URL(fillPath(endpoint.path, input.params ?? {}), options.baseUrl);
  for (const [name, value] of Object.entries(input.query ?? {}))
    if (value !== undefined) url.searchParams.set(name, String(value));
  const headers = new Headers({ accept: endpoint.media ?? endpoint.forms?.join() ?? 'application/json' });
  const { token, language } = options;
  if (language !== undefined)
    headers.set('accept-language', typeof language === 'function' ? language() : language);
  const bearer = typeof token === 'function' ? await token() : token;
  if (bearer !== undefined) headers.set('authorization', `Bearer ${bearer}`);
  if (endpoint.idempotent) headers.set('idempotency-key', (options.newKey ?? randomKey)());
  if (input.body !== undefined) headers.set('content-type', 'application/json');
  const repeatable = endpoint.method === 'GET' || endpoint.idempotent === true;
  const response = await request(url, options, repeatable, {
    method: endpoint.method,
    headers,
    ...(input.body !== undefined && { body: JSON.stringify(input.body) }),
    ...(input.upload && { body: input.upload }),
  });
  return readSuccess(endpoint, response);
}

/** @throws DomainError `invalid` for an identifier that would leave its place in the path. */
function fillPath(template: string, params: Readonly<Record<string, string | number>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(params[name] ?? '');
    if (value === '' || value === '.' || value === '..')
      throw new DomainError('invalid', `${name} is missing.`, { path: name });
    return encodeURIComponent(value);
  });
}

interface ReadResponse {
  readonly status: number;
  readonly body: Uint8Array;
}

async function request(
  url: URL,
  options: ClientOptions,
  repeatable: boolean,
  init: RequestInit,
): Promise<ReadResponse> {
  const { fetch: send = fetch, timeoutMs = 15_000 } = options;
  const attempt = async (): Promise<ReadResponse> => {
    const response = await send(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
    return { status: response.status, body: new Uint8Array(await response.arrayBuffer()) };
  };
  try {
    return await attempt().catch((thrown: unknown) => {
      if (repeatable && isBrokenConnection(thrown)) return attempt();
      throw thrown;
    });
  } catch (thrown) {
    throw explainFailure(thrown, url, timeoutMs);
  }
}

function explainFailure(thrown: unknown, url: URL, timeoutMs: number): DomainError {
  const error = coerceError(thrown);
  if (error.name === 'TimeoutError')
    return new DomainError(
      'not_ready',
      `${url.origin} did not answer within ${timeoutMs} ms.`,
      {},
      { cause: error },
    );
  if (isBrokenConnection(thrown))
    return new DomainError(
      'not_ready',
      `The connection to ${url.origin} broke before the answer came.`,
      {},
      { cause: error },
    );
  return new DomainError(
    'not_running',
    `Nothing answers at ${url.origin}.`,
    { url: url.origin },
    { cause: error },
  );
}

/** A connection that was made and then lost; one that was never made is another matter. */
function isBrokenConnection(thrown: unknown): boolean {
  const { cause } = coerceError(thrown);
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return code === 'ECONNRESET' || code === 'EPIPE' || code === 'UND_ERR_SOCKET';
}

function readSuccess(endpoint: Endpoint, { status, body }: ReadResponse): unknown {
  if (status >= 400) throw problemToError(status, new TextDecoder().decode(body));
  if (endpoint.media ?? endpoint.forms) return body;
  if (!endpoint.answer) return undefined;
  return endpoint.answer.parse(JSON.parse(new TextDecoder().decode(body)));
}
