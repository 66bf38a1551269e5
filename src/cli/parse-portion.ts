import { Unreadable } from './unreadable.ts';

export interface Portion {
  readonly item_id: number;
  readonly quantity: number;
}

/** Reads dishes of an order by their ids: `12`, `12x2` (two portions), `12,13x2`. */
export function parsePortions(text: string): Portion[] {
  return text.split(/[,，]/).map((part) => {
    const [, id, quantity] = /^([0-9]{1,9})(?:[x×]([0-9]{1,2}))?$/u.exec(part.trim()) ?? [];
    if (id === undefined) throw new Unreadable('portions');
    return { item_id: Number(id), quantity: Number(quantity ?? 1) };
  });
}

/** For an option that may be given several times: its dishes together. */
export function collectPortions(text: string, before: readonly Portion[] = []): Portion[] {
  return [...before, ...parsePortions(text)];
}

/** The same, each time another part. */
export function collectParts(text: string, before: readonly Portion[][] = []): Portion[][] {
  return [...before, parsePortions(text)];
}
