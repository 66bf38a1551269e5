import { getCellHeight, getCellWidth } from './cell-size.ts';
import type { Cell, PaperBarcode, PaperImage, PaperLine, PaperQr, Receipt } from './paper.ts';

/** A receipt as a drawing, one unit a dot: characters stand in the cells the printer gave them. */
export function renderReceiptAsSvg(receipt: Receipt, dots: number): string {
  const width = dots + 2 * margin;
  const height = receipt.height + 2 * margin;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width / 2}">`,
    `<path d="${drawOutline(receipt, width, height)}" fill="#fffef8" stroke="#ccc"/>`,
    `<g transform="translate(${margin} ${margin})" font-family="${fontFamily}" fill="#111">`,
    ...receipt.images.map(drawImage),
    ...receipt.qr.map(drawQr),
    ...receipt.barcodes.map(drawBarcode),
    ...receipt.lines.map((line) => drawLine(line, dots)),
    ...receipt.breaks.map((count) => drawBreak(receipt.lines[count - 1], dots)),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

const margin = 24;
const fontFamily = "'Noto Sans Mono CJK SC', 'Sarasa Mono SC', Consolas, Menlo, monospace";

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
  const turn = upsideDown ? ` transform="rotate(180 ${dots / 2} ${dotY + height / 2})"` : '';
  // Characters of different heights stand on one base line.
  const drawn = cells.map((cell) => drawCell(cell, dotY + height - getCellHeight(cell)));
  return `<g${turn}>${drawn.join('')}</g>`;
}

function drawCell(cell: Cell, y: number): string {
  const { ch, x, w, h, bold, underline, inverse, font } = cell;
  const width = getCellWidth(cell);
  const height = getCellHeight(cell);
  const ground = inverse ? `<rect x="${x}" y="${y}" width="${width}" height="${height}"/>` : '';
  const rule = underline ? `<rect x="${x}" y="${y + height - 2}" width="${width}" height="2"/>` : '';
  if (ch === ' ' || ch === '\u3000') return ground + rule;
  const size = font === 'B' ? 15 : 22;
  const weight = bold ? ' font-weight="bold"' : '';
  const colour = inverse ? ' fill="#fffef8"' : '';
  const fit = ` textLength="${width / w}" lengthAdjust="spacingAndGlyphs"`;
  const place = ` transform="translate(${x} ${y}) scale(${w} ${h})"`;
  return `${ground}<text y="${size * 0.86}" font-size="${size}"${fit}${place}${weight}${colour}>${escapeXml(ch)}</text>${rule}`;
}

/** Each run of black dots in a row is one bar. */
function drawImage({ w, h, x, dotY, data }: PaperImage): string {
  const bytes = Buffer.from(data, 'base64');
  const bars: string[] = [];
  const isBlack = (column: number, row: number) =>
    ((bytes[row * (w / 8) + (column >> 3)] ?? 0) & (0x80 >> (column & 7))) !== 0;
  for (let row = 0; row < h; row++) {
    for (let from = 0; from < w; from++) {
      let to = from;
      while (to < w && isBlack(to, row)) to++;
      if (to > from) bars.push(`M${from} ${row}h${to - from}v1h${from - to}z`);
      from = to;
    }
  }
  return `<path transform="translate(${x} ${dotY})" d="${bars.join('')}"/>`;
}

function drawQr({ data, side, x, dotY }: PaperQr): string {
  return drawLabelledBox({ x, y: dotY, width: side, height: side, label: `QR ${data}` });
}

function drawBarcode({ type, data, height, x, dotY }: PaperBarcode): string {
  return drawLabelledBox({ x, y: dotY, width: data.length * 24 + 72, height, label: `${type} ${data}` });
}

/** The payload matters here, not the modules: a box with its text. */
function drawLabelledBox(box: {
  x: number;
  y: number;
  width: number;
  height: number;
  label: string;
}): string {
  const { x, y, width, height, label } = box;
  const frame = `<rect x="${x + 1}" y="${y + 1}" width="${width - 2}" height="${height - 2}" fill="none" stroke="#111"/>`;
  const text = `<text x="${x + 8}" y="${y + height / 2}" font-size="16">${escapeXml(label)}</text>`;
  return frame + text;
}

/** Where printing was broken off. */
function drawBreak(line: PaperLine | undefined, dots: number): string {
  const y = line ? line.dotY + Math.max(24, ...line.cells.map(getCellHeight)) + 3 : 0;
  return `<path d="M0 ${y}H${dots}" stroke="#c00" stroke-dasharray="6 4"/>`;
}

function escapeXml(text: string): string {
  return Array.from(text, (ch) => entities[ch] ?? (ch < ' ' ? '' : ch)).join('');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
