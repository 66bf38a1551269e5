import type { Language } from '../../domain/language.ts';
import { translateSentence } from './translate-sentence.ts';

export interface TellingProblem {
  readonly detail: string;
  /** Of single fields: `{ path, message }` */
  readonly errors: unknown;
}

/** The same problem told in a language: its sentence, and those about single fields. Codes and facts stay. */
export function translateProblem<Told extends TellingProblem>(problem: Told, language: Language): Told {
  if (language === 'en' || !Array.isArray(problem.errors)) return problem;
  const before: unknown[] = problem.errors;
  const errors = before.map((each) =>
    isFieldError(each) ? { ...each, message: translateSentence(each.message, language) } : each,
  );
  return { ...problem, errors, detail: translateDetail(problem.detail, before[0], language) };
}

/** A refused request is told by its first field: `items.0.quantity: is required`. */
function translateDetail(detail: string, first: unknown, language: Language): string {
  if (!isFieldError(first)) return translateSentence(detail, language);
  const { path, message } = first;
  if (detail === `${path}: ${message}`) return `${path}：${translateSentence(message, language)}`;
  if (detail === `The request: ${message}`)
    return `${wholeRequest[language]}：${translateSentence(message, language)}`;
  return translateSentence(detail, language);
}

const wholeRequest: Readonly<Record<Language, string>> = {
  'zh-CN': '请求',
  'zh-TW': '請求',
  en: 'The request',
};

interface FieldError {
  readonly path: string;
  readonly message: string;
}

function isFieldError(value: unknown): value is FieldError {
  return (
    typeof value === 'object' &&
    value !== null &&
    'path' in value &&
    typeof value.path === 'string' &&
    'message' in value &&
    typeof value.message === 'string'
  );
}
