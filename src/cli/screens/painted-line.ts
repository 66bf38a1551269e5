/** How a piece of text looks on a terminal. */
export interface Look {
  readonly bold?: true;
  readonly dim?: true;
  readonly inverse?: true;
  readonly strikethrough?: true;
  readonly color?: Color;
  readonly background?: Color;
}

export type Color = 'black' | 'red' | 'green' | 'yellow' | 'blue' | 'magenta' | 'cyan' | 'white';

export interface PaintedSpan {
  readonly text: string;
  readonly look?: Look;
}

/** One line of the terminal, no wider than it. */
export type PaintedLine = readonly PaintedSpan[];

const colors: readonly Color[] = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];

/** The text with its look as escape sequences (ECMA-48, SGR); a look ends with its text. */
export function encodeSpan({ text, look }: PaintedSpan): string {
  const codes = look ? codesOf(look) : [];
  return codes.length === 0 ? text : `\u001b[${codes.join(';')}m${text}\u001b[0m`;
}

function codesOf({ bold, dim, inverse, strikethrough, color, background }: Look): number[] {
  return [
    ...(bold ? [1] : []),
    ...(dim ? [2] : []),
    ...(inverse ? [7] : []),
    ...(strikethrough ? [9] : []),
    ...(color ? [30 + colors.indexOf(color)] : []),
    ...(background ? [40 + colors.indexOf(background)] : []),
  ];
}
