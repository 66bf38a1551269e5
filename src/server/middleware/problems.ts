import { STATUS_CODES } from 'node:http';
import type { Context, Middleware } from 'koa';
import { DomainError, coerceError, type ErrorKind, errorKinds } from '../../domain/errors.ts';
import type { Logger } from '../../runtime/logger.ts';
import { languageOf } from '../language-of.ts';
import { type FieldError, translateProblem } from '../../sentences/translate-problem.ts';

/**
 * The one place where an error becomes an answer: RFC 9457 problem details, their sentences in the caller's language, English for
 * who names none. What we didn't expect is logged and shown as 500.
 */
export function problems(logger: Logger): Middleware {
  return async function problemsMiddleware(context, next) {
    try {
      await next();
      if (context.status === 404 && context.body === undefined)
        throw new DomainError('not_found', `There is nothing at ${context.path}.`);
      if (context.status === 405) throw new DomainError('method_not_allowed', methodSentence(context));
      if (context.status === 501)
        throw new DomainError('method_not_allowed', `${context.method} is not supported.`);
    } catch (thrown) {
      const error = coerceError(thrown);
      const problem = toProblem(error, context);
      if (problem.status >= 500)
        logger.error({ err: error, request_id: problem.request_id, path: context.path }, error.message);
      const language = languageOf(context, 'en');
      context.vary('Accept-Language');
      context.set('Content-Language', language);
      answerProblem(context, translateProblem(problem, language));
    }
  };
}

interface ProblemDetails {
  readonly status: number;
  readonly detail: string;
  readonly errors: readonly FieldError[];
  readonly request_id: string;
  readonly [extra: string]: unknown;
}

function toProblem(error: Error, context: Context): ProblemDetails {
  const known = error instanceof DomainError ? error : fromStorage(error);
  const status = known ? statusOf(known) : 500;
  // `status` of a problem is HTTP's: the state that stood in the way goes by another name.
  const { status: currentStatus, errors, path, ...details } = known?.details ?? {};
  const field = known && typeof path === 'string' ? [{ path, message: known.message }] : [];
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: known?.message ?? 'Something went wrong here. It has been logged with the request id.',
    instance: context.path,
    code: known?.code ?? 'internal',
    request_id: String(context.state.requestId ?? ''),
    errors: Array.isArray(errors) ? errors : field,
    ...details,
    ...(currentStatus !== undefined && { current_status: currentStatus }),
  };
}

function answerProblem(context: Context, problem: ProblemDetails): void {
  context.status = problem.status;
  context.type = 'application/problem+json';
  context.body = JSON.stringify(problem);
  if (problem.status === 401) context.set('WWW-Authenticate', 'Bearer');
  if (problem.status === 429 || problem.status === 503)
    context.set('Retry-After', String(Number(problem.retry_after ?? 1)));
  // The rest of an oversized body is not worth reading.
  if (problem.status === 413) context.set('Connection', 'close');
}

const statusOfKind: Readonly<Record<ErrorKind, number>> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  invalid: 422,
  too_many: 429,
  not_ready: 503,
  config: 500,
  locked: 500,
  not_running: 503,
};

const statusOfCode: Readonly<Record<string, number>> = {
  method_not_allowed: 405,
  not_acceptable: 406,
  too_large: 413,
  unsupported_media: 415,
  storage_full: 507,
};

function statusOf({ code }: DomainError): number {
  return statusOfCode[code] ?? statusOfKind[errorKinds[code]];
}

/** A full disk and a lock held too long pass by themselves; nothing was half done. */
function fromStorage(error: Error): DomainError | undefined {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'SQLITE_FULL')
    return new DomainError('storage_full', 'The disk is full: nothing was saved. Free some space.');
  if (code === 'SQLITE_BUSY') return new DomainError('not_ready', 'The database is busy. Try again.');
  return undefined;
}

function methodSentence({ method, path, response }: Context): string {
  return `${method} is not possible at ${path}; possible: ${response.get('Allow')}.`;
}
