import type { ServiceMode } from '../../domain/order.ts';
import { clips } from './recorded/clips.ts';

/** A word that was recorded in every language. */
export type Word = keyof (typeof clips)['en'];

/** What is said: a sentence for a voice, and the recorded words that have to do where there is none. */
export interface Saying {
  readonly sentence: string;
  readonly words: readonly Word[];
}

/** Where an order goes, character by character: 桌 A 1 2, 外带 4 2. */
export function wordsOfPlace(place: {
  readonly table: string | null;
  readonly mode: ServiceMode;
  readonly number: number;
}): Word[] {
  const { table, mode, number } = place;
  return table === null ? [mode, ...spell(String(number))] : ['table', ...spell(table)];
}

/** Letters and digits; what else a table is called has no recording. */
export function spell(text: string): Word[] {
  return Array.from(text.normalize('NFKC').toLowerCase()).filter(
    (character): character is Word => character in clips.en,
  );
}
