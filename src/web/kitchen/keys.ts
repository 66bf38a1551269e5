/** What a key or a button of a bump bar means. */
export type Command =
  | { readonly kind: 'bump' | 'open'; readonly place: number }
  | { readonly kind: 'heed' | 'recall' | 'allDay' | 'filter' | 'undo' | 'soldOut' | 'help' | 'mute' }
  | { readonly kind: 'page'; readonly by: 1 | -1 };

export interface KeyPress {
  readonly key: string;
  /** The physical key: Shift+1 is `!` on one keyboard and `"` on another. */
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const letters: Readonly<Record<string, Command>> = {
  r: { kind: 'recall' },
  a: { kind: 'allDay' },
  f: { kind: 'filter' },
  u: { kind: 'undo' },
  e: { kind: 'soldOut' },
  m: { kind: 'mute' },
  '?': { kind: 'help' },
  '0': { kind: 'heed' },
  arrowright: { kind: 'page', by: 1 },
  arrowleft: { kind: 'page', by: -1 },
};

/** 1–9 bump, Shift+1–9 open, 0 heard, R recall, A all day, F filter, U undo, E sold out, M mute, ? help, arrows turn the page. */
export function commandOf({ key, code, shiftKey, ctrlKey, metaKey, altKey }: KeyPress): Command | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1] ?? /^[1-9]$/.exec(key)?.[0];
  if (digit !== undefined) return { kind: shiftKey ? 'open' : 'bump', place: Number(digit) };
  return letters[key.toLowerCase()];
}
