/**
 * What a sentence of the program is in Chinese. The key is the English sentence with `{}` for each value. A translation takes the
 * values by their number, `{1}`, and those that are words of ours by the kind of word too, `{2:order}`.
 */
export type SentenceTable = Readonly<Record<string, Translation>>;

export type Translation = readonly [simplified: string, traditional: string];
