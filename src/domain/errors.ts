/**
 * The one error type of the product's rules: a stable `code` for machines, a sentence for people that
 * says what to do next, and, where it helps, the state that stood in the way.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly code: ErrorCode;
  /** Facts for the answer's body: the current state, the item that is sold out, the field's path. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: ErrorCode,
    message: string,
    details: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.code = code;
    this.details = details;
  }
}

/** Every code and the kind of failure it is; each process translates kinds in one place. */
export const errorKinds = {
  bad_request: 'malformed',
  unauthenticated: 'unauthenticated',
  forbidden: 'forbidden',
  password_change_required: 'forbidden',
  not_found: 'not_found',
  invalid: 'invalid',
  conflict: 'conflict',
  illegal_transition: 'conflict',
  sold_out: 'conflict',
  unavailable_item: 'conflict',
  already_exists: 'conflict',
  in_use: 'conflict',
  too_many_open: 'conflict',
  amount_mismatch: 'conflict',
  insufficient_points: 'conflict',
  idempotency_mismatch: 'conflict',
  already_retried: 'conflict',
  lease_lost: 'conflict',
  empty_ticket: 'invalid',
  too_many: 'too_many',
  not_ready: 'not_ready',
  provider_down: 'not_ready',
  provider_refused: 'conflict',
  method_not_allowed: 'malformed',
  not_acceptable: 'malformed',
  too_large: 'malformed',
  unsupported_media: 'malformed',
  storage_full: 'not_ready',
  config_invalid: 'config',
  port_taken: 'config',
  already_running: 'locked',
  not_running: 'not_running',
  newer_schema: 'config',
  wrong_usage: 'malformed',
  given_up: 'malformed',
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof errorKinds;

export type ErrorKind =
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'invalid'
  | 'conflict'
  | 'too_many'
  | 'not_ready'
  | 'config'
  | 'locked'
  | 'not_running';

/** Turns whatever was thrown into an Error, once, at the catch. */
export function coerceError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown), { cause: thrown });
}
