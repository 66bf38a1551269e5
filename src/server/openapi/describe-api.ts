import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiRequestBodyObject,
  type ZodOpenApiResponseObject,
} from 'zod-openapi';
import { type Endpoint, endpoints } from '../../protocol/api.ts';
import { cartUpdate } from '../../protocol/cart.ts';
import { menuUpdate } from '../../protocol/menu-update.ts';
import { orderUnattended } from '../../protocol/order-unattended.ts';
import { problem } from '../../protocol/problem.ts';
import { storeUpdate } from '../../protocol/store-update.ts';
import { tableUpdate } from '../../protocol/table-update.ts';
import { productVersion } from '../../runtime/product-version.ts';
import { bodyExamples } from './examples.ts';

export type ApiDescription = ReturnType<typeof createDocument>;

/**
 * The OpenAPI 3.1 description of every endpoint, made from the very table and schemas that check requests.
 * @param serverUrl under which the API is reached
 */
export function describeApi(serverUrl: string): ApiDescription {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const [name, endpoint] of Object.entries<Endpoint>(endpoints)) {
    for (const [index, path] of [endpoint.path, ...(endpoint.aliases ?? [])].entries()) {
      const operations = (paths[path] ??= {});
      operations[endpoint.method.toLowerCase()] = describeOperation(name, endpoint, index);
    }
  }
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: 'restaurantctl',
      version: productVersion(),
      description: introduction,
    },
    servers: [{ url: serverUrl }],
    tags: [...new Set(Object.values<Endpoint>(endpoints).map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      // No endpoint answers with them: they come from the hub.
      schemas: {
        CartUpdate: cartUpdate,
        MenuUpdate: menuUpdate,
        OrderUnattended: orderUnattended,
        StoreUpdate: storeUpdate,
        TableUpdate: tableUpdate,
      },
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description:
            'An access token of POST /token or POST /api/tables/session, or the token of a paired device.',
        },
      },
    },
  });
}

const introduction = `Amounts are JSON numbers in major units with at most two decimals. Times are ISO 8601 with the offset of the store's time zone. Lists take skip and limit. Unknown request fields are refused. Errors are application/problem+json (RFC 9457); their code never changes, their sentences are in the language of Accept-Language (zh-CN, zh-TW, en), English without one.`;

function describeOperation(name: string, endpoint: Endpoint, alias: number): ZodOpenApiOperationObject {
  const { params, query } = endpoint;
  const isPublic = endpoint.access === 'public';
  return {
    operationId: alias === 0 ? name : `${name}_${alias + 1}`,
    summary: endpoint.summary,
    tags: [endpoint.tag],
    description: isPublic ? 'Open to everybody.' : `For: ${[...endpoint.access].join(', ')}.`,
    security: isPublic ? [] : [{ bearer: [] }],
    requestParams: {
      ...(params && { path: params }),
      ...(query && { query }),
      ...(endpoint.idempotent && { header: idempotencyHeader }),
      ...(endpoint.signed && { header: signatureHeaders }),
    },
    ...(endpoint.body && { requestBody: describeBody(name, endpoint, endpoint.body) }),
    ...(endpoint.upload && { requestBody: uploadBody }),
    responses: { [`${endpoint.status}`]: describeSuccess(endpoint), ...describeProblems(endpoint) },
  };
}

const idempotencyHeader = z.object({
  'Idempotency-Key': z
    .string()
    .max(255)
    .optional()
    .meta({ description: 'The same key with the same request gives the first answer again.' }),
});

const signatureHeaders = z.object({
  'X-Pay-Timestamp': z.string().meta({ description: 'Unix seconds, at most 300 s from now' }),
  'X-Pay-Nonce': z.string().max(200).meta({ description: 'Another one for every message' }),
  'X-Pay-Signature': z.string().meta({
    description: '`v1=` and hex of HMAC-SHA256(secret, timestamp + "." + nonce + "." + raw body)',
  }),
});

function describeBody(
  name: string,
  endpoint: Endpoint,
  schema: z.core.$ZodType,
): ZodOpenApiRequestBodyObject {
  const example = bodyExamples[name];
  const media = { schema, ...(example !== undefined && { example }) };
  return {
    required: !endpoint.bodyOptional,
    content: {
      'application/json': media,
      ...(endpoint.form && { 'application/x-www-form-urlencoded': media }),
    },
  };
}

const uploadBody: ZodOpenApiRequestBodyObject = {
  required: true,
  content: {
    'multipart/form-data': {
      schema: z.object({
        file: z.string().meta({ format: 'binary', description: 'May also be called `image`' }),
      }),
    },
    'image/png': {},
    'image/jpeg': {},
    'image/webp': {},
  },
};

function describeSuccess({
  status,
  answer,
  csv,
  media,
  forms,
  idempotent,
}: Endpoint): ZodOpenApiResponseObject {
  return {
    description: STATUS_CODES[status] ?? 'Success',
    ...(answer && {
      content: { 'application/json': { schema: answer }, ...(csv && { 'text/csv': {} }) },
    }),
    ...(media && { content: { [media]: {} } }),
    ...(forms && { content: Object.fromEntries(forms.map((form) => [form, {}])) }),
    ...(idempotent && {
      headers: z.object({
        'Idempotent-Replayed': z
          .literal('true')
          .optional()
          .meta({ description: 'The answer is the first one, given again.' }),
      }),
    }),
  };
}

/** Which problems an endpoint can answer follows from what it takes. */
function describeProblems(
  endpoint: Endpoint,
): Record<`${1 | 2 | 3 | 4 | 5}${string}`, ZodOpenApiResponseObject> {
  const statuses = [
    ...(endpoint.body || endpoint.upload ? [400, 413, 415] : []),
    ...(endpoint.access === 'public' ? [] : [401, 403]),
    ...(endpoint.params || endpoint.access !== 'public' ? [404] : []),
    ...(endpoint.forms ? [406] : []),
    ...(endpoint.method === 'GET' ? [] : [409]),
    ...(endpoint.body || endpoint.query || endpoint.upload ? [422] : []),
    ...(endpoint.access === 'public' && endpoint.body ? [401, 429] : []),
    503,
  ];
  return Object.fromEntries(
    statuses.map((status) => [
      `${status}`,
      {
        description: STATUS_CODES[status] ?? 'Problem',
        content: { 'application/problem+json': { schema: problem } },
      },
    ]),
  );
}
