import { cleanText, describeUnmappable, type UnmappableCounts } from './clean-text.ts';
import {
  type Align,
  type ItemBlock,
  type ListBlock,
  type PairBlock,
  plainStyle,
  type TextBlock,
  type TextLine,
  type TextSpan,
  type TextStyle,
  type TicketBlock,
  type TicketDocument,
  type TicketLayout,
  type TicketLine,
} from './document.ts';
import { type Repertoire, textWidth } from './repertoire.ts';
import { widestUnit, wrapText } from './wrap-text.ts';

export interface LayoutOptions {
  /** Characters of font A in a line, at least 16. */
  readonly columns: number;
  /** What rules fill and texts are centred in, where that is less than a line. @default columns */
  readonly frame?: number;
  readonly repertoire: Repertoire;
}

/**
 * Lays a document out for the width of a paper and the glyphs of its printer. What is longer than any meal (64 KiB) ends in a
 * line that says so.
 */
export function layoutTicket(
  document: TicketDocument,
  { columns, frame = columns, repertoire }: LayoutOptions,
): TicketLayout {
  const unmappable: UnmappableCounts = new Map();
  const clean = (text: string) => cleanText(text.slice(0, mostBytes), repertoire, unmappable);
  const paper: Paper = { columns, frame: Math.min(frame, columns), repertoire, clean };
  const lines = document.blocks.flatMap((block) => layoutBlock(block, paper));
  const warnings = describeUnmappable(unmappable);
  const fitting = countFitting(lines);
  if (fitting === lines.length) return { columns: paper.frame, lines, warnings };
  return {
    columns: paper.frame,
    lines: [...lines.slice(0, fitting), ...layoutText(endsHere, paper)],
    warnings: [...warnings, `cut off: ${lines.length - fitting} of ${lines.length} lines are missing`],
  };
}

const mostBytes = 65_536;

const endsHere: TextBlock = {
  type: 'text',
  text: '*** 未完 NOT COMPLETE ***',
  align: 'center',
  oneLine: true,
  style: { height: 2, bold: true, invert: true },
};

/** Lines from the first that are not too much for one ticket; a cell is a byte, and so is a line feed. */
function countFitting(lines: readonly TicketLine[]): number {
  let bytes = 0;
  const first = lines.findIndex((line) => {
    if (line.type === 'text') bytes += line.spans.reduce((sum, { cells }) => sum + cells, 1);
    return bytes > mostBytes;
  });
  return first === -1 ? lines.length : first;
}

interface Paper {
  readonly columns: number;
  readonly frame: number;
  readonly repertoire: Repertoire;
  clean(text: string): string;
}

function layoutBlock(block: TicketBlock, paper: Paper): TicketLine[] {
  switch (block.type) {
    case 'text':
      return layoutText(block, paper);
    case 'list':
      return layoutList(block, paper);
    case 'pair':
      return layoutPair(block, paper);
    case 'item':
      return layoutItem(block, paper);
    case 'rule':
      return [textLine('left', [toSpan(block.char.repeat(paper.frame), plainStyle, paper)])];
    case 'blank':
      return [textLine('left', [])];
    case 'qr':
    case 'bitmap':
      return [block];
    default:
      return block satisfies never;
  }
}

function layoutText(block: TextBlock, paper: Paper): TicketLine[] {
  const { indent = 0, align = 'left', oneLine = false, frame } = block;
  const text = paper.clean(block.text);
  const wanted = { ...plainStyle, ...block.style };
  // White on black needs a black edge on both sides to be read.
  const edge = wanted.invert ? ' ' : '';
  const before = frame === undefined ? edge : `${edge}${frame} `;
  const after = frame === undefined ? edge : ` ${frame}${edge}`;
  const cellsOf = (style: TextStyle) => cellsIn(paper.columns - indent, style) - before.length - after.length;
  const needed = oneLine ? textWidth(text, paper.repertoire) : widestUnit(text, paper.repertoire);
  const style = needed > cellsOf(wanted) ? { ...wanted, width: 1 as const } : wanted;
  return wrapText(text, cellsOf(style), paper.repertoire).map((line) =>
    textLine(align, [...indentSpans(indent, paper), toSpan(before + line + after, style, paper)]),
  );
}

function layoutList(block: ListBlock, paper: Paper): TicketLine[] {
  const { parts, separator, indent = 0, style } = block;
  const cells = cellsIn(paper.columns - indent, { ...plainStyle, ...style });
  const rows: string[] = [];
  for (const part of parts.map((part) => paper.clean(part))) {
    const row = rows.at(-1);
    const longer = row === undefined ? part : row + separator + part;
    if (row === undefined || textWidth(longer, paper.repertoire) > cells) rows.push(part);
    else rows[rows.length - 1] = longer;
  }
  return rows.flatMap((text) => layoutText({ type: 'text', text, indent, ...(style && { style }) }, paper));
}

function layoutPair(block: PairBlock, paper: Paper): TicketLine[] {
  const style = { ...plainStyle, ...block.style };
  const left = paper.clean(block.left);
  const right = paper.clean(block.right);
  const gap =
    cellsIn(paper.frame, style) - textWidth(left, paper.repertoire) - textWidth(right, paper.repertoire);
  if (gap >= 1) return [textLine('left', [toSpan((left + ' '.repeat(gap) + right).trimEnd(), style, paper)])];
  return [
    ...layoutText({ type: 'text', text: left, style }, paper),
    ...layoutText({ type: 'text', text: right, style, align: 'right' }, paper),
  ];
}

function layoutItem(block: ItemBlock, paper: Paper): TicketLine[] {
  // A dish without a printable name must still be seen, and asked about.
  const name = paper.clean(block.name).trim() || '?';
  const mark = block.mark === undefined ? '' : paper.clean(block.mark);
  const price = block.price === undefined ? '' : paper.clean(block.price);
  const wanted = { ...plainStyle, ...block.style };
  const columnsFor = (style: TextStyle) =>
    itemColumns({ quantity: block.quantity, mark, price, style }, paper);
  const roomAsWanted = columnsFor(wanted).name;
  const tooNarrow =
    roomAsWanted < smallestWideNameColumn || widestUnit(name, paper.repertoire) > roomAsWanted;
  const style = tooNarrow ? { ...wanted, width: 1 as const } : wanted;
  const columns = columnsFor(style);
  const quantity = `${block.quantity}x`.padEnd(columns.quantity);
  const prefix = [
    ...(mark === '' ? [] : [toSpan(mark, { ...style, invert: true }, paper), toSpan(' ', style, paper)]),
    toSpan(quantity, { ...style, bold: true }, paper),
  ];
  const continuation = toSpan(' '.repeat(columns.prefix), { ...style, invert: false }, paper);
  const rows = wrapText(name, columns.name, paper.repertoire).map((row, index) => {
    if (index > 0) return textLine('left', [continuation, toSpan(row, style, paper)]);
    if (price === '' || columns.priceBelow) return textLine('left', [...prefix, toSpan(row, style, paper)]);
    const gap = columns.name + 1 - textWidth(row, paper.repertoire);
    return textLine('left', [...prefix, toSpan(row + ' '.repeat(gap) + price, style, paper)]);
  });
  return columns.priceBelow ? [...rows, textLine('right', [toSpan(price, style, paper)])] : rows;
}

/** Cells of the parts of an item row; the quantity's column is narrower at double width, paper is scarce there. */
function itemColumns(
  item: { quantity: number; mark: string; price: string; style: TextStyle },
  paper: Paper,
): { quantity: number; prefix: number; name: number; priceBelow: boolean } {
  const quantity = Math.max(item.style.width === 2 ? 3 : 4, `${item.quantity}x `.length);
  const markWidth = item.mark === '' ? 0 : textWidth(item.mark, paper.repertoire) + 1;
  const prefix = quantity + markWidth;
  const rest = cellsIn(paper.columns, item.style) - prefix;
  const beside = item.price === '' ? rest : rest - textWidth(item.price, paper.repertoire) - 1;
  const priceBelow = beside < smallestNameColumn && item.price !== '';
  return { quantity, prefix, name: priceBelow ? rest : beside, priceBelow };
}

const smallestNameColumn = 8;
/** At double width: four Chinese characters and a space. */
const smallestWideNameColumn = 9;

function cellsIn(columns: number, style: TextStyle): number {
  return Math.floor(columns / style.width);
}

function indentSpans(indent: number, paper: Paper): TextSpan[] {
  return indent === 0 ? [] : [toSpan(' '.repeat(indent), plainStyle, paper)];
}

function toSpan(text: string, style: TextStyle, paper: Paper): TextSpan {
  return { text, cells: textWidth(text, paper.repertoire), style };
}

function textLine(align: Align, spans: readonly TextSpan[]): TextLine {
  return { type: 'text', align, spans };
}
