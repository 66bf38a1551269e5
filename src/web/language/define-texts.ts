import type { Language } from '../../domain/language.ts';
import { language } from './language.ts';

/** A sentence, or what makes one: `(count: number) => string`; groups of them where a page has many. */
export interface TextTree {
  readonly [name: string]: string | ((...facts: never[]) => string) | TextTree;
}

/** The same names with texts of the same shape. */
type SameTexts<T> = {
  readonly [Name in keyof T]: T[Name] extends string
    ? string
    : T[Name] extends (...facts: infer Facts) => string
      ? (...facts: Facts) => string
      : SameTexts<T[Name]>;
};

/**
 * The words of one page or part in all languages; a missing or superfluous one doesn't compile.
 * @returns what gives the words in the page's present language; a component that calls it follows a switch
 */
export function defineTexts<En extends TextTree>(
  table: { readonly en: En } & Readonly<Record<Exclude<Language, 'en'>, SameTexts<En>>>,
): () => En | SameTexts<En> {
  return () => table[language.value];
}
