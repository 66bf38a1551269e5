import { getCellHeight, getCellWidth } from './cell-size.ts';
import { drawQrModules } from './qr-modules.ts';
import type { Cell, PaperBarcode, PaperImage, PaperLine, PaperQr, Receipt } from './paper.ts';

/** A receipt as a drawing, one unit a dot: characters stand in the cells the printer gave them. */
export function renderReceiptAsSvg(receipt: Receipt, dots: number): string {
  const width = drawnWidth(dots);
  const height = receipt.height + 2 * margin;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width / 2}" height="${height / 2}">`,
    `<path d="${drawOutline(receipt, width, height)}" fill="${paper}" stroke="#ccc"/>`,
    `<g transform="translate(${margin} ${margin})" font-family="${fontFamily}" font-size="22" fill="${ink}" stroke="${ink}" stroke-width="0" xml:space="preserve">`,
    ...receipt.images.map(drawImage),
    ...receipt.qr.map(drawQr),
    ...receipt.barcodes.map(drawBarcode),
    ...receipt.lines.map((line) => drawLine(line, dots)).filter((line) => line !== ''),
    ...receipt.breaks.map((count) => drawBreak(receipt.lines[count - 1], dots)),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

/** Width of the drawing of a receipt in dots: the paper and its white edges. */
export function drawnWidth(dots: number): number {
  return dots + 2 * margin;
}

const margin = 24;
const paper = '#fffef8';
const ink = '#111';
const fontFamily =
  "'Noto Sans Mono CJK SC', 'Sarasa Mono SC', 'WenQuanYi Zen Hei Mono', Consolas, Menlo, monospace";

/** A strip that still hangs in the printer ends in a ragged edge. */
function drawOutline({ cut }: Receipt, width: number, height: number): string {
  if (cut !== null) return `M0 0H${width}V${height}H0Z`;
  const teeth = Math.floor(width / 16);
  const edge = Array.from(
    { length: teeth },
    (_, index) => `l-8 ${index % 2 ? -6 : 6}l-8 ${index % 2 ? 6 : -6}`,
  );
  return `M0 0H${width}V${height - 8}${edge.join('')}L0 ${height - 8}Z`;
}

function drawLine({ cells, dotY, upsideDown }: PaperLine, dots: number): string {
  const height = Math.max(0, ...cells.map(getCellHeight));
  // Characters of different heights stand on one base line.
  const runs = splitRuns(cells, hasSameStyle).map((run) =>
    drawRun(run, dotY + height - getCellHeight(run[0])),
  );
  const drawn = runs.filter((run) => run !== '').join('');
  if (!upsideDown || drawn === '') return drawn;
  return `<g transform="rotate(180 ${dots / 2} ${dotY + height / 2})">${drawn}</g>`;
}

type Run = readonly [Cell, ...Cell[]];

/** Neighbours that look alike. */
function splitRuns(cells: readonly Cell[], isAlike: (one: Cell, other: Cell) => boolean): Run[] {
  const runs: [Cell, ...Cell[]][] = [];
  for (const cell of cells) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && isAlike(last, cell) && last.x + getCellWidth(last) === cell.x) run.push(cell);
    else runs.push([cell]);
  }
  return runs;
}

function hasSameStyle(one: Cell, other: Cell): boolean {
  return (
    getCellHeight(one) === getCellHeight(other) &&
    one.w === other.w &&
    one.h === other.h &&
    one.bold === other.bold &&
    one.underline === other.underline &&
    one.inverse === other.inverse
  );
}

function drawRun(run: Run, y: number): string {
  const [first] = run;
  const width = widthOf(run);
  const height = Math.max(...run.map(getCellHeight));
  const ground = first.inverse ? `<path d="M${first.x} ${y}h${width}v${height}h-${width}z"/>` : '';
  const rule = first.underline ? `<path d="M${first.x} ${y + height - 2}h${width}v2h-${width}z"/>` : '';
  const texts = splitRuns(run, (one, other) => one.font === other.font).map((part) => drawText(part, y));
  return ground + texts.join('') + rule;
}

/** Stretched to the cells it has on paper, so that a font of other widths shifts nothing. */
function drawText(cells: readonly Cell[], y: number): string {
  const from = cells.findIndex(isInk);
  const shown = cells.slice(Math.max(0, from), cells.findLastIndex(isInk) + 1);
  const [first] = shown;
  if (from < 0 || !first) return '';
  const { w, h, bold, inverse, font } = first;
  const { size, base, side } = fonts[font];
  const length = widthOf(shown) / w - 2 * side;
  const scale = w === 1 && h === 1 ? '' : ` scale(${w} ${h})`;
  const place = `translate(${first.x + side * w} ${y + base * h})${scale}`;
  const fit = shown.length > 1 ? ` textLength="${length}"` : '';
  const small = size === 22 ? '' : ` font-size="${size}"`;
  const colour = inverse ? ` fill="${paper}" stroke="${paper}"` : '';
  // Few fonts that have Chinese are bold; an outline is what thermal printers do, too.
  const weight = bold ? ' stroke-width=".9"' : '';
  const text = escapeXml(shown.map(({ ch }) => ch).join(''));
  return `<text transform="${place}"${fit}${small}${weight}${colour}>${text}</text>`;
}

/** Font size, base line below the top of the cell and free dots at both sides of a character. */
const fonts = {
  A: { size: 22, base: 20, side: 0.5 },
  B: { size: 16, base: 14, side: 0.5 },
  K: { size: 22, base: 20, side: 1 },
} as const;

function isInk({ ch }: Cell): boolean {
  return ch !== ' ' && ch !== '\u3000';
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + getCellWidth(cell), 0);
}

/** Each run of black dots in a row is one bar. */
function drawImage({ w, h, x, dotY, data }: PaperImage): string {
  const bytes = Buffer.from(data, 'base64');
  const isBlack = (column: number, row: number) =>
    ((bytes[row * (w / 8) + (column >> 3)] ?? 0) & (0x80 >> (column & 7))) !== 0;
  return `<path transform="translate(${x} ${dotY})" d="${drawBars(w, h, isBlack)}"/>`;
}

function drawQr(qr: PaperQr): string {
  const modules = drawQrModules(qr);
  const { data, side, x, dotY } = qr;
  if (!modules) return drawLabelledBox({ x, y: dotY, width: side, height: side, label: `QR ${data}` });
  const bars = drawBars(modules.size, modules.size, modules.isDark);
  return `<path transform="translate(${x} ${dotY}) scale(${qr.module})" d="${bars}"/>`;
}

function drawBars(width: number, height: number, isBlack: (column: number, row: number) => boolean): string {
  const bars: string[] = [];
  for (let row = 0; row < height; row++) {
    for (let from = 0; from < width; from++) {
      let to = from;
      while (to < width && isBlack(to, row)) to++;
      if (to > from) bars.push(`M${from} ${row}h${to - from}v1h${from - to}z`);
      from = to;
    }
  }
  return bars.join('');
}

function drawBarcode({ type, data, height, x, dotY }: PaperBarcode): string {
  return drawLabelledBox({ x, y: dotY, width: data.length * 24 + 72, height, label: `${type} ${data}` });
}

/** The payload matters here, not the bars: a box with its text. */
function drawLabelledBox(box: {
  x: number;
  y: number;
  width: number;
  height: number;
  label: string;
}): string {
  const { x, y, width, height, label } = box;
  const frame = `<path d="M${x + 1} ${y + 1}h${width - 2}v${height - 2}h-${width - 2}z" fill="none" stroke-width="1"/>`;
  const text = `<text x="${x + 8}" y="${y + height / 2}" font-size="16">${escapeXml(label)}</text>`;
  return frame + text;
}

/** Where printing was broken off. */
function drawBreak(line: PaperLine | undefined, dots: number): string {
  const y = line ? line.dotY + Math.max(24, ...line.cells.map(getCellHeight)) + 3 : 0;
  return `<path d="M0 ${y}H${dots}" stroke="#c00" stroke-width="1" stroke-dasharray="6 4"/>`;
}

function escapeXml(text: string): string {
  return Array.from(text, (ch) => entities[ch] ?? (ch < ' ' ? '' : ch)).join('');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
