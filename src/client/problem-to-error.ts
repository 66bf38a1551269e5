import { DomainError, type ErrorCode, errorKinds } from '../domain/errors.ts';
import { problem } from '../protocol/problem.ts';

/**
 * The error behind an answer of 400 and above: the server's code and sentence, the other members of the problem as
 * details (`errors` with the paths of bad fields, `request_id`, what stood in the way). An answer that is no problem
 * document comes from something that isn't our server; its status decides. A fault of the server is no DomainError.
 */
export function problemToError(status: number, body: string): Error {
  const parsed = problem.safeParse(parseJson(body)).data;
  if (!parsed) return errorOf(codeOfStatus(status), `The server answered ${status}.`, { status });
  const { type: _type, title: _title, code, detail, ...details } = parsed;
  if (isErrorCode(code)) return new DomainError(code, detail, details);
  const trace = `${detail} (request ${details.request_id})`;
  return errorOf(codeOfStatus(status), status >= 500 ? trace : detail, details);
}

function errorOf(
  code: ErrorCode | undefined,
  message: string,
  details: Readonly<Record<string, unknown>>,
): Error {
  return code === undefined ? new Error(message) : new DomainError(code, message, details);
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorKinds, code);
}

function codeOfStatus(status: number): ErrorCode | undefined {
  if (status === 401) return 'unauthenticated';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not_found';
  if (status === 409) return 'conflict';
  if (status === 429) return 'too_many';
  if (status === 503) return 'not_ready';
  if (status >= 500) return undefined;
  return status === 422 ? 'invalid' : 'bad_request';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
