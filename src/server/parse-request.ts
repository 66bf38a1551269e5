import { z } from 'zod';
import { DomainError } from '../domain/errors.ts';
import type { Endpoint } from '../protocol/api.ts';

export interface RawRequest {
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  /** Parsed JSON or form; undefined when there was none. */
  readonly body: unknown;
}

export interface ParsedRequest {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
}

/**
 * Checks a request against its endpoint's schemas.
 * @throws DomainError `not_found` for an id that can't exist, `invalid` naming every field at fault by its path, `bad_request`
 * for a missing body or a NUL in the address
 */
export function parseRequest(endpoint: Endpoint, raw: RawRequest): ParsedRequest {
  refuseNul(raw);
  return {
    ...(endpoint.params && { params: parseParams(endpoint.params, raw.params) }),
    ...(endpoint.query && { query: parsePart(endpoint.query, raw.query) }),
    ...(endpoint.body && { body: parseBody(endpoint, endpoint.body, raw.body) }),
  };
}

/** @throws DomainError `invalid` naming each field of a body where none belongs */
export function refuseFields(body: unknown): void {
  parsePart(noFields, body ?? {});
}

const noFields = z.strictObject({});

/** No text with a NUL is ever stored; PostgreSQL would refuse it. */
function refuseNul({ params, query }: RawRequest): void {
  const texts = [params, query].flatMap((part) => Object.entries(part).flat());
  if (texts.some((text) => typeof text === 'string' && text.includes('\0')))
    throw new DomainError('bad_request', 'The address has a NUL.');
}

function parseParams(schema: z.core.$ZodType, params: unknown): unknown {
  const parsed = z.safeParse(schema, params);
  if (parsed.success) return parsed.data;
  throw new DomainError('not_found', 'There is nothing here.');
}

function parseBody(endpoint: Endpoint, schema: z.core.$ZodType, body: unknown): unknown {
  if (body === undefined && !endpoint.bodyOptional)
    throw new DomainError('bad_request', 'The request needs a JSON body.');
  return parsePart(schema, body ?? {});
}

function parsePart(schema: z.core.$ZodType, value: unknown): unknown {
  const parsed = z.safeParse(schema, value);
  if (parsed.success) return parsed.data;
  const errors = fieldErrors(parsed.error);
  const first = errors[0];
  throw new DomainError('invalid', first ? `${first.path || 'The request'}: ${first.message}` : 'Invalid.', {
    errors,
  });
}

function fieldErrors({ issues }: z.core.$ZodError): { path: string; message: string }[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: [...issue.path, key].join('.'), message: 'is not known' }));
    return [{ path: issue.path.join('.'), message: issue.message }];
  });
}
