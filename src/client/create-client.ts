import { parse } from 'zod/mini';
import { DomainError, coerceError } from '../domain/errors.ts';
import type { Answer, CallerInput } from '../protocol/api.ts';
import type { Endpoint } from '../protocol/endpoint.ts';
import { problemToError } from './problem-to-error.ts';
import { randomKey } from './random-key.ts';
import { sendByFetch } from './send-by-fetch.ts';
import { NoAnswer, type ReceivedAnswer, type Send, type SentRequest } from './send.ts';

export interface ClientOptions {
  /** `http://127.0.0.1:8000` */
  readonly baseUrl: string;
  /** Bearer token, or where to get one; asked before each request, so that a long run may renew it. */
  readonly token?: string | (() => string | Promise<string>) | undefined;
  /** What its reader reads, e.g. `zh-CN`; the server's own choice without. */
  readonly language?: string | (() => string) | undefined;
  /** What carries the requests. @default sendByFetch() */
  readonly send?: Send;
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
  const repeatable = endpoint.method === 'GET' || endpoint.idempotent === true;
  const answer = await request(url, options, repeatable, {
    method: endpoint.method,
    headers: await headersOf(endpoint, input, options),
    ...(input.body !== undefined && { body: JSON.stringify(input.body) }),
    ...(input.upload && { body: input.upload }),
  });
  return readSuccess(endpoint, answer);
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

async function headersOf(
  endpoint: Endpoint,
  input: AnyInput,
  { token, language, newKey = randomKey }: ClientOptions,
): Promise<Record<string, string>> {
  const bearer = typeof token === 'function' ? await token() : token;
  return {
    accept: endpoint.media ?? endpoint.forms?.join() ?? 'application/json',
    ...(language !== undefined && {
      'accept-language': typeof language === 'function' ? language() : language,
    }),
    ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
    ...(endpoint.idempotent && { 'idempotency-key': newKey() }),
    ...(input.body !== undefined && { 'content-type': 'application/json' }),
  };
}

async function request(
  url: URL,
  options: ClientOptions,
  repeatable: boolean,
  sent: Omit<SentRequest, 'timeoutMs'>,
): Promise<ReceivedAnswer> {
  const { send = sendByFetch(), timeoutMs = 15_000 } = options;
  const attempt = () => send(url, { ...sent, timeoutMs });
  try {
    return await attempt().catch((thrown: unknown) => {
      if (repeatable && thrown instanceof NoAnswer && thrown.reason === 'broke') return attempt();
      throw thrown;
    });
  } catch (thrown) {
    throw explainFailure(thrown, url, timeoutMs);
  }
}

function explainFailure(thrown: unknown, { origin }: URL, timeoutMs: number): DomainError {
  const cause = coerceError(thrown);
  switch (thrown instanceof NoAnswer ? thrown.reason : 'nobody') {
    case 'late':
      return new DomainError('not_ready', `${origin} did not answer within ${timeoutMs} ms.`, {}, { cause });
    case 'broke':
      return new DomainError(
        'not_ready',
        `The connection to ${origin} broke before the answer came.`,
        {},
        { cause },
      );
    case 'nobody':
      return new DomainError('not_running', `Nothing answers at ${origin}.`, { url: origin }, { cause });
  }
}

function readSuccess(endpoint: Endpoint, { status, body }: ReceivedAnswer): unknown {
  if (status >= 400) throw problemToError(status, new TextDecoder().decode(body));
  if (endpoint.media ?? endpoint.forms) return body;
  if (!endpoint.answer) return undefined;
  return parse(endpoint.answer, JSON.parse(new TextDecoder().decode(body)));
}
