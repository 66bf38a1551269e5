import { coerceError, DomainError } from '../../domain/errors.ts';
import { problem } from '../../protocol/problem.ts';
import { uiTexts } from './texts.ts';

/**
 * The sentence a person reads about an error: what to do, in the page's language. The fields that are wrong follow it, how long to
 * wait is in it, and what the server alone can name (the dish that is sold out) follows in its words. The one place where pages
 * turn errors into words.
 */
export function explainError(thrown: unknown): string {
  const texts = uiTexts();
  const error = coerceError(thrown);
  if (!(error instanceof DomainError)) return texts.errors.unknown;
  const { code, details } = error;
  if (code === 'too_many' && typeof details['retry_after'] === 'number')
    return texts.retryAfter(details['retry_after']);
  const sentence = texts.errors[code];
  const thing = nameFields(error) ?? (namesThings.has(code) ? error.message : nameJob(error));
  return thing === undefined ? sentence : `${sentence} (${thing})`;
}

/** Codes whose sentence from the server says which thing is meant. */
const namesThings = new Set([
  'invalid',
  'sold_out',
  'unavailable_item',
  'already_exists',
  'in_use',
  'conflict',
]);

/** The job that prints a paper again already. */
function nameJob({ details }: DomainError): string | undefined {
  const { retried_to: id } = details;
  return typeof id === 'number' ? `#${id}` : undefined;
}

/** The fields at fault, those that pages know by their names; the server's words for others. */
function nameFields({ code, details }: DomainError): string | undefined {
  const wrong = problem.shape.errors.safeParse(details['errors']).data ?? [];
  if (code !== 'invalid' || wrong.length === 0) return undefined;
  const names = new Map(Object.entries(uiTexts().fields));
  return wrong.map(({ path, message }) => names.get(path) ?? `${path}: ${message}`).join('; ');
}
