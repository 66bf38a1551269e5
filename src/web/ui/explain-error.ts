import { coerceError, DomainError } from '../../domain/errors.ts';
import { uiTexts } from './texts.ts';

/**
 * The sentence a person reads about an error: what to do, in the page's language. What the server names (the dish that is sold
 * out, the field that is wrong) follows it. The one place where pages turn errors into words.
 */
export function explainError(thrown: unknown): string {
  const { errors } = uiTexts();
  const error = coerceError(thrown);
  if (!(error instanceof DomainError)) return errors.unknown;
  const sentence = errors[error.code];
  const thing = namesThings.has(error.code) ? error.message : nameJob(error);
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
