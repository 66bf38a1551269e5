import test from 'ava';
import { z } from 'zod';
import { type Endpoint, endpoints } from '../../src/protocol/api.ts';
import { describeApi } from '../../src/server/openapi/describe-api.ts';
import { bodyExamples } from '../../src/server/openapi/examples.ts';
import { startTestApi } from '../helpers/test-api.ts';

const served = Object.entries<Endpoint>(endpoints);

test('the description is OpenAPI 3.1 and names every endpoint, its aliases and its problems', async (t) => {
  const api = await startTestApi(t);
  const response = await fetch(`${api.url}/openapi.json`);
  const document = JSON.parse(await response.text());
  t.regex(document.openapi, /^3\.1\./);
  for (const [name, { path, aliases = [], method, status, access }] of served) {
    for (const each of [path, ...aliases]) {
      const operation = document.paths[each]?.[method.toLowerCase()];
      t.truthy(operation, `${method} ${each}`);
      t.truthy(operation.responses[status], name);
      t.deepEqual(operation.security, access === 'public' ? [] : [{ bearer: [] }], name);
      for (const parameter of each.match(/\{\w+\}/g) ?? [])
        t.true(
          operation.parameters.some((known: { name: string }) => `{${known.name}}` === parameter),
          each,
        );
    }
  }
  const operationIds = Object.values<Record<string, { operationId: string }>>(document.paths).flatMap(
    (methods) => Object.values(methods).map(({ operationId }) => operationId),
  );
  t.is(new Set(operationIds).size, operationIds.length);
});

test('every reference of the description leads somewhere', (t) => {
  const document = describeApi('http://localhost');
  const schemas = Object.keys(document.components?.schemas ?? {});
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(
    ([, name]) => name,
  );
  t.true(references.length > 50);
  for (const name of references) t.true(schemas.includes(name ?? ''), name);
});

test('every body has an example that its own schema accepts', (t) => {
  for (const [name, { body, bodyOptional }] of Object.entries<Endpoint>(endpoints)) {
    const example = bodyExamples[name];
    if (body && !bodyOptional) t.not(example, undefined, name);
    if (body && example !== undefined) t.notThrows(() => z.parse(body, example), name);
  }
});

test('the page for people shows every endpoint and runs no script', async (t) => {
  const api = await startTestApi(t);
  const response = await fetch(`${api.url}/docs`);
  const page = await response.text();
  t.regex(response.headers.get('content-type') ?? '', /^text\/html/);
  for (const [name] of served) t.true(page.includes(`id="${name}"`), name);
  t.false(/<script|javascript:|style="/i.test(page));
  t.is((await fetch(`${api.url}/docs.css`)).status, 200);
});

test('answers are described without transforms', (t) => {
  for (const [name, { answer }] of Object.entries<Endpoint>(endpoints))
    if (answer) t.notThrows(() => z.toJSONSchema(answer, { io: 'output' }), name);
});
