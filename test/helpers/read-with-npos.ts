import npos from 'npos';

/**
 * A ticket's lines as the package `npos`, which nobody here wrote, finds them in its bytes, in the words of
 * describe-layout.ts. It knows no QR codes, so it is told how long their command is.
 */
export async function readWithNpos(
  bytes: Uint8Array,
  columns: number,
): Promise<{ rows: string[]; cuts: number }> {
  const { tree } = await npos.parser(rules).parse(Buffer.from(bytes));
  const rows: string[] = [];
  const mode = { align: 0, size: 0, bold: 0, invert: 0 };
  let spans: Span[] = [];
  let qr: string | undefined;
  let align = 0;
  let cuts = 0;

  for (const { ascii, fn, offset, length } of tree) {
    const content = bytes.subarray(offset, offset + length);
    const operand = content[2] ?? 0;
    if (ascii === 'STX') readText(new TextDecoder('gb18030', { fatal: true }).decode(content));
    else if (ascii === 'ESC' && fn === 'a') mode.align = operand;
    else if (ascii === 'ESC' && fn === 'E') mode.bold = operand;
    else if (ascii === 'GS' && fn === '!') mode.size = operand;
    else if (ascii === 'GS' && fn === 'B') mode.invert = operand;
    else if (ascii === 'GS' && fn === 'V') cuts += 1;
    else if (ascii === 'GS' && fn === '(k' && content[6] === storeQr)
      qr = new TextDecoder().decode(content.subarray(8));
  }
  return { rows, cuts };

  function readText(text: string): void {
    text.split('\n').forEach((part, index) => {
      if (index > 0) endLine();
      if (part === '') return;
      if (spans.length === 0) align = mode.align;
      spans.push({ text: part, ...mode });
    });
  }

  function endLine(): void {
    rows.push(qr === undefined ? describe(spans, align, columns) : `${'qr'.padEnd(10)}|${qr}|`);
    [spans, qr] = [[], undefined];
  }
}

const GS = 0x1d;
const storeQr = 0x50;
const rules = { ...npos.rules, [GS]: Object.assign({}, npos.rules[GS], { '(k': [0, 'd16'] }) };

interface Span {
  readonly text: string;
  readonly size: number;
  readonly bold: number;
  readonly invert: number;
}

function describe(spans: readonly Span[], align: number, columns: number): string {
  const free = columns - spans.reduce((sum, span) => sum + widthOf(span), 0);
  const margin = [0, Math.floor(free / 2), free][align] ?? 0;
  const styles = new Set(spans.filter(({ text }) => text.trim() !== '').map(styleOf));
  const text = spans.map(spread).join('');
  return `${[...styles].join('+').padEnd(10)}|${' '.repeat(margin)}${text}${' '.repeat(free - margin)}|`;
}

function widthOf({ text, size }: Span): number {
  return Array.from(text, columnsOf).reduce((sum, width) => sum + width, 0) * (size & 0x10 ? 2 : 1);
}

function columnsOf(char: string): number {
  return char < '\u0080' ? 1 : 2;
}

function spread({ text, size }: Span): string {
  return size & 0x10 ? Array.from(text, (char) => char + ' '.repeat(columnsOf(char))).join('') : text;
}

function styleOf({ size, bold, invert }: Span): string {
  const scale = size === 0 ? '' : `${size & 0x10 ? 2 : 1}x${size & 0x01 ? 2 : 1}`;
  return scale + (bold ? 'B' : '') + (invert ? 'I' : '');
}
