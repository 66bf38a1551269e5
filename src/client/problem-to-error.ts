import { DomainError, type ErrorCode, errorKinds } from '../domain/errors.ts';
import { problem } from '../protocol/problem.ts';

/**
 * The error behind an answer of 400 and above: the server's code and sentence, the other members of the problem as
 * details (`errors` with the paths of bad fields, `request_id`, what stood in the way). An answer that is no problem
 * document comes from something that isn't our server; its status decides.
 */
export function problemToError(status: number, body: string): DomainError {
  const parsed = problem.safeParse(parseJson(body)).data;
  if (!parsed) return new DomainError(codeOfStatus(status), `The server answered ${status}.`, { status });
  const { type: _type, title: _title, code, detail, ...details } = parsed;
  return new DomainError(isErrorCode(code) ? code : codeOfStatus(status), detail, details);
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorKinds, code);
}

function codeOfStatus(status: number): ErrorCode {
  if (status === 401) return 'unauthenticated';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not_found';
  if (status === 409) return 'conflict';
  if (status === 429) return 'too_many';
  if (status >= 500) return 'not_ready';
  return status === 422 ? 'invalid' : 'bad_request';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
