import type { Cli } from './cli.ts';

/** A sentence of the program's, in the reader's language. */
export type Tell = (sentence: string) => string;

/** The tables are loaded only for who reads another language. */
export async function loadTeller({ language }: Pick<Cli, 'language'>): Promise<Tell> {
  if (language === 'en') return (sentence) => sentence;
  const { translateSentence } = await import('../sentences/translate-sentence.ts');
  return (sentence) => translateSentence(sentence, language);
}
