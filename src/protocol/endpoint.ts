import type { z } from 'zod';
import type { Role } from '../domain/roles.ts';

/**
 * One endpoint of the HTTP API. The table of them (`api.ts`) is the only place that says which endpoints exist, who may call them and what
 * goes in and out: requests are validated, authorized and described (OpenAPI) from it, and the client is typed by it.
 */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path template, `{id}` for parameters. */
  readonly path: string;
  /** Other paths that mean the same. */
  readonly aliases?: readonly string[];
  readonly summary: string;
  readonly tag:
    | 'auth'
    | 'stores'
    | 'menu'
    | 'orders'
    | 'carts'
    | 'bills'
    | 'payments'
    | 'members'
    | 'analytics'
    | 'print'
    | 'sagas'
    | 'upkeep';
  /** Roles that may call it; `public` needs no credential. Stores and owners are checked by the operation. */
  readonly access: 'public' | readonly Role[];
  /** Also for who must choose a password before anything else. */
  readonly beforeNewPassword?: boolean;
  readonly params?: z.core.$ZodObject;
  readonly query?: z.core.$ZodObject;
  readonly body?: z.core.$ZodType;
  /** The body may be missing. */
  readonly bodyOptional?: boolean;
  /** The body may also be form-encoded, as OAuth2 asks. */
  readonly form?: boolean;
  /** Takes a picture of up to so many bytes, as the body or as the field `file` of a form. */
  readonly upload?: number;
  /** The status of success. */
  readonly status: 200 | 201 | 204;
  /** JSON of success; absent for 204 and pictures. */
  readonly answer?: z.core.$ZodType;
  /** `?format=csv` gives the answer as a table; its query has `format`. */
  readonly csv?: boolean;
  /** Media type of an answer that isn't JSON. */
  readonly media?: string;
  /** Media types of an answer that takes the form the caller's `Accept` likes best; the first one for who likes all. */
  readonly forms?: readonly [string, ...string[]];
  /** Takes `Idempotency-Key`. */
  readonly idempotent?: boolean;
  /** A password goes in or a token comes out: what is kept of them for an `Idempotency-Key` is sealed. */
  readonly hasSecret?: boolean;
  /** Its handler calls others outside, so it has no transaction given and begins its own. */
  readonly calls?: boolean;
  /** The caller signs the bytes of the body instead of logging in. */
  readonly signed?: boolean;
  /** The caller proves itself its own way, by bytes and headers; its body is not described here. */
  readonly raw?: boolean;
}
