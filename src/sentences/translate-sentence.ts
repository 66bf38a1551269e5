import type { Language } from '../domain/language.ts';
import { matchPattern } from './match-pattern.ts';
import type { SentenceTable, Translation } from './sentence-table.ts';
import { box } from './tables/box.ts';
import { fields } from './tables/fields.ts';
import { menu } from './tables/menu.ts';
import { money } from './tables/money.ts';
import { moves } from './tables/moves.ts';
import { orders } from './tables/orders.ts';
import { paper } from './tables/paper.ts';
import { people } from './tables/people.ts';
import { requests } from './tables/requests.ts';
import { schema } from './tables/schema.ts';
import { services } from './tables/services.ts';
import { settings } from './tables/settings.ts';
import { translateWords, type WordKind } from './words.ts';

/** Every table, by what it is about. No sentence is in two. */
export const tables = {
  orders,
  menu,
  money,
  moves,
  paper,
  people,
  requests,
  fields,
  schema,
  settings,
  box,
  services,
} as const;

/** A sentence of an error in a reader's language, its values unchanged; as it is where no table has it. */
export function translateSentence(sentence: string, language: Language): string {
  if (language === 'en') return sentence;
  const known = findSentence(sentence);
  if (!known) return sentence.includes('\n') ? translateLines(sentence, language) : sentence;
  const translation = known.translation[language === 'zh-CN' ? 0 : 1];
  return translation.replaceAll(/\{(\d+)(?::(\w+))?\}/g, (_, number: string, kind?: ValueKind) => {
    const value = known.values[Number(number) - 1] ?? '';
    if (kind === undefined) return value;
    return kind === 'rule' ? translateSentence(value, language) : translateWords(value, kind, language);
  });
}

/** Several that are wrong at once: each in a line of its own. */
function translateLines(lines: string, language: Language): string {
  return lines
    .split('\n')
    .map((line) => translateSentence(line, language))
    .join('\n');
}

/** `rule`: a sentence in the sentence, that says what a value may be. */
export type ValueKind = WordKind | 'rule';

export interface KnownSentence {
  readonly pattern: string;
  readonly translation: Translation;
  readonly values: readonly string[];
}

/** The most specific pattern that a sentence has the form of. What stands in several lines is several sentences. */
export function findSentence(sentence: string): KnownSentence | undefined {
  const isLong = sentence.includes('\n');
  for (const { pattern, pieces, translation } of entries) {
    if (isLong && !pattern.includes('\n')) continue;
    const values = matchPattern(pieces, sentence);
    if (values) return { pattern, translation, values };
  }
  return undefined;
}

/** Those that say most by themselves come first. */
const entries = Object.values<SentenceTable>(tables)
  .flatMap((table) => Object.entries(table))
  .map(([pattern, translation]) => ({ pattern, pieces: pattern.split('{}'), translation }))
  .toSorted((one, other) => ownLength(other.pieces) - ownLength(one.pieces));

function ownLength(pieces: readonly string[]): number {
  return pieces.join('').length;
}
