/** What a template says should be on the paper, before any width or printer is known. */
export interface TicketDocument {
  readonly blocks: readonly TicketBlock[];
}

export type TicketBlock =
  | TextBlock
  | ListBlock
  | PairBlock
  | ItemBlock
  | { readonly type: 'rule'; readonly char: '-' | '=' }
  | { readonly type: 'blank' }
  | { readonly type: 'qr'; readonly payload: string }
  | { readonly type: 'bitmap'; readonly bitmap: Bitmap };

/** A paragraph. Double width falls back to single where a word would have to be broken. */
export interface TextBlock {
  readonly type: 'text';
  readonly text: string;
  readonly style?: Partial<TextStyle>;
  /** @default 'left' */
  readonly align?: Align;
  /** Columns of font A left free before each line. @default 0 */
  readonly indent?: number;
  /** Stays on one line: double width falls back to single where it would wrap. @default false */
  readonly oneLine?: boolean;
  /** Stands before and after every line, e.g. `!!`. */
  readonly frame?: string;
}

/** Short parts one after the other; a line ends between parts unless one alone is longer than a line. */
export interface ListBlock {
  readonly type: 'list';
  readonly parts: readonly string[];
  readonly separator: string;
  readonly style?: Partial<TextStyle>;
  readonly indent?: number;
}

/** Two texts at the two edges of one line, or on lines of their own where one has no room. */
export interface PairBlock {
  readonly type: 'pair';
  readonly left: string;
  readonly right: string;
  readonly style?: Partial<TextStyle>;
}

/** A dish: bold quantity, name in a column of its own, amount at the right edge of the first line. */
export interface ItemBlock {
  readonly type: 'item';
  readonly quantity: number;
  readonly name: string;
  /** Already formatted, e.g. `25.60`. */
  readonly price?: string;
  /** A word in white on black before the quantity, e.g. `VOID`. */
  readonly mark?: string;
  readonly style?: Partial<TextStyle>;
}

export interface TextStyle {
  readonly width: 1 | 2;
  readonly height: 1 | 2;
  readonly bold: boolean;
  /** White on black. */
  readonly invert: boolean;
}

export type Align = 'left' | 'center' | 'right';

/** One bit a dot, 1 is black, rows padded to whole bytes, most significant bit leftmost. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A document laid out for one paper: nothing wraps any more, every character can be printed. */
export interface TicketLayout {
  /** Characters of font A in a line. */
  readonly columns: number;
  readonly lines: readonly TicketLine[];
  /** What the paper can't show as written, e.g. `unmappable: U+1F336 ×2`. */
  readonly warnings: readonly string[];
}

export type TicketLine =
  | TextLine
  | { readonly type: 'qr'; readonly payload: string }
  | { readonly type: 'bitmap'; readonly bitmap: Bitmap };

export interface TextLine {
  readonly type: 'text';
  readonly align: Align;
  readonly spans: readonly TextSpan[];
}

export interface TextSpan {
  readonly text: string;
  /** Width at single size; on paper it takes `cells × style.width` columns. */
  readonly cells: number;
  readonly style: TextStyle;
}

export const plainStyle: TextStyle = { width: 1, height: 1, bold: false, invert: false };
