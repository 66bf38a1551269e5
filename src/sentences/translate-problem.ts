import type { Language } from '../domain/language.ts';
import { findSentence, translateSentence } from './translate-sentence.ts';

/** The same problem told in a language: its sentence, and those about single fields. Codes and facts stay. */
export function translateProblem<Told extends TellingProblem>(problem: Told, language: Language): Told {
  if (language === 'en') return problem;
  const errors = problem.errors.map((each) => ({
    ...each,
    message: translateField(each.message, language),
  }));
  return { ...problem, errors, detail: translateDetail(problem, language) };
}

export interface TellingProblem {
  readonly detail: string;
  readonly errors: readonly FieldError[];
}

export interface FieldError {
  readonly path: string;
  readonly message: string;
}

/** A refused request is told by its first field: `items.0.quantity: is required`. */
function translateDetail({ detail, errors: [first] }: TellingProblem, language: Language): string {
  const field = first && detail === `${first.path || 'The request'}: ${first.message}` ? first : undefined;
  if (!field) return translateSentence(detail, language);
  const whole = language === 'zh-CN' ? '请求' : '請求';
  return `${field.path || whole}：${translateSentence(field.message, language)}`;
}

/** In a file of a menu the place is a line; the field stands in the sentence: `price: is required`. */
function translateField(message: string, language: Language): string {
  const at = message.indexOf(': ');
  const [field, sentence] = [message.slice(0, at), message.slice(at + 2)];
  // In a JSON file people may call a field anything.
  const isInside = at > 0 && (/^[\w.]+$/.test(field) || (!findSentence(message) && findSentence(sentence)));
  return isInside
    ? `${field}：${translateSentence(sentence, language)}`
    : translateSentence(message, language);
}
