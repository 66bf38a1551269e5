import { randomInt } from 'node:crypto';
import test, { type ExecutionContext } from 'ava';
import { problem } from '../../src/protocol/problem.ts';
import { describeApi } from '../../src/server/openapi/describe-api.ts';
import { credentials, openFullHouse } from '../helpers/full-house.ts';
import { fuzzValue, type Mood, pick, type Random, type Schema } from '../helpers/fuzz-value.ts';
import { createRandom } from '../helpers/random.ts';
import { watchChanges } from '../helpers/watch-changes.ts';

const cases = 1000;
const slowMs = 2000;
/** What nobody ever waits for, however busy the machine of the test is. */
const hungMs = 60_000;

/** What a refused try leaves on purpose: that it was one, and when a device was last seen. */
const mayChange = ['throttle', 'device'];

test(`${cases} requests that are always the same`, (t) => fuzz(t, 20_260_108));

test(`${cases} requests that nobody has tried`, (t) => fuzz(t, randomInt(2 ** 31)));

/** Whatever is sent, by whomever: no 5xx, no hanging, and what is refused changes nothing. */
async function fuzz(t: ExecutionContext, seed: number): Promise<void> {
  t.log(`seed ${seed}`);
  const random = createRandom(seed);
  const { api, tokens } = await openFullHouse(t, {
    env: { RESTAURANTCTL_LIMITS_LOG_INS_PER_MINUTE: '3', RESTAURANTCTL_PAYMENTS_PROVIDER: 'simulated' },
  });
  const watch = await watchChanges(t, api.storage, mayChange);
  const operations = listOperations();
  const counts = new Map<number, number>();
  const slow: string[] = [];
  for (let index = 0; index < cases; index++) {
    const request = makeRequest(random, operations);
    // Mostly those who get through the first door: behind it is more to break.
    const who = pick(random, random() < 0.7 ? wellArmed : credentials) ?? 'nobody';
    const token = tokens[who];
    const what = `case ${index} of seed ${seed}: ${request.method} ${request.path} as ${who} ${String(request.body).slice(0, 2000)}`;
    const startedAt = performance.now();
    const response = await fetch(api.url + request.path, {
      method: request.method,
      headers: {
        ...request.headers,
        'accept-language': 'zh-TW',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      ...(request.body !== undefined && { body: request.body }),
      signal: AbortSignal.timeout(hungMs),
    });
    const text = await response.text();
    const { status } = response;
    const ms = Math.round(performance.now() - startedAt);
    if (ms > slowMs) slow.push(`${request.method} ${request.path} as ${who}: ${ms} ms`);
    counts.set(status, (counts.get(status) ?? 0) + 1);
    if (status >= 500) t.fail(`${status} ${text}: ${what}`);
    if (status >= 400) {
      t.regex(response.headers.get('content-type') ?? '', /^application\/problem\+json/, what);
      for (const sentence of sentencesOf(text)) t.regex(sentence, /\p{Script=Han}/u, what);
      t.false(/node_modules|SQLITE|\bat \w+ \(/.test(text), `${what} shows what is inside: ${text}`);
    }
    if (status >= 400 || request.method === 'GET')
      t.false(await watch.hasChanged(), `${status} ${text}, and yet something changed: ${what}`);
    else await watch.hasChanged();
  }
  const told = [...counts].sort(([a], [b]) => a - b).map(([status, count]) => `${status}×${count}`);
  t.log(told.join(' '));
  t.log(`${slow.length} answers over ${slowMs} ms`, ...slow);
}

/** What a person is told: of the whole, and of single fields. */
function sentencesOf(answer: string): string[] {
  const { detail, errors } = problem.parse(JSON.parse(answer));
  return [detail, ...errors.map(({ message }) => message)];
}

const wellArmed = ['admin', 'admin', 'admin', 'staff', 'staff', 'customer', 'guest', 'kitchen'] as const;

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly { readonly in: string; readonly name: string; readonly schema: Schema }[];
  readonly body: { readonly schema: Schema; readonly example: unknown } | undefined;
}

const description = JSON.parse(JSON.stringify(describeApi('http://localhost')));
const schemas: Readonly<Record<string, Schema>> = description.components.schemas;

function listOperations(): Operation[] {
  return Object.entries<Record<string, OperationObject>>(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      parameters,
      body: requestBody?.content['application/json'],
    })),
  );
}

interface OperationObject {
  readonly parameters?: Operation['parameters'];
  readonly requestBody?: { readonly content: Readonly<Record<string, Operation['body']>> };
}

const moods: readonly Mood[] = ['valid', 'valid', 'nearly', 'nearly', 'hostile'];

function makeRequest(random: Random, operations: readonly Operation[]) {
  const operation = pick(random, operations);
  if (!operation) throw new Error('There is nothing to ask');
  const mood = pick(random, moods) ?? 'valid';
  const make = (schema: Schema) => fuzzValue(schema, { random, mood, schemas });
  const values = (place: string) =>
    operation.parameters
      .filter((parameter) => parameter.in === place && (place === 'path' || random() < 0.5))
      .map(({ name, schema }): [string, string] => [name, asText(make(schema))]);
  const path = values('path').reduce(
    (filled, [name, value]) => filled.replace(`{${name}}`, encodeURIComponent(value)),
    operation.path,
  );
  const query = new URLSearchParams(values('query')).toString();
  const body = operation.body && makeBody(random, mood, operation.body, make);
  return {
    method: operation.method,
    path: query === '' ? path : `${path}?${query}`,
    body,
    headers: {
      ...(body !== undefined && { 'content-type': random() < 0.97 ? 'application/json' : 'text/plain' }),
      ...(random() < 0.2 && { 'idempotency-key': `key ${Math.floor(random() * 20)}` }),
    },
  };
}

/** From the schema, or the example with one field replaced: that gets further in. */
function makeBody(
  random: Random,
  mood: Mood,
  { schema, example }: NonNullable<Operation['body']>,
  make: (schema: Schema) => unknown,
): string | undefined {
  if (mood !== 'valid' && random() < 0.05) return pick(random, brokenBodies);
  if (random() < 0.5 || typeof example !== 'object' || example === null) return JSON.stringify(make(schema));
  const resolved = schema.$ref ? schemas[schema.$ref.split('/').at(-1) ?? ''] : schema;
  const fields = Object.entries(resolved?.properties ?? {});
  const [name, inner] = pick(random, fields) ?? ['nothing', {}];
  return JSON.stringify({ ...example, ...(mood !== 'valid' && { [name]: make(inner) }) });
}

const brokenBodies = ['', '{', 'null', '[]', '"x"', '{"a":1,"a":2}', '{"a":NaN}', '[[[[', '\uFEFF{}'];

/** As it stands in an address; one half of a character can't. */
function asText(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.toWellFormed().slice(0, 2000);
}
