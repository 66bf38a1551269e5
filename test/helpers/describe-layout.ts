import type { TextStyle, TicketLayout } from '../../src/tickets/document.ts';

/**
 * A laid-out ticket as a text a person can review: each line between bars as it stands on the paper, double
 * width written with a blank column after each, and before it the styles of its spans.
 */
export function describeLayout({ columns, lines, warnings }: TicketLayout): string {
  const rows = lines.map((line) => {
    if (line.type === 'qr') return describeRow('qr', line.payload);
    if (line.type === 'bitmap') return describeRow('bitmap', `${line.bitmap.width}x${line.bitmap.height}`);
    const width = line.spans.reduce((sum, span) => sum + span.cells * span.style.width, 0);
    const margin = { left: 0, center: Math.floor((columns - width) / 2), right: columns - width }[line.align];
    const text = line.spans.map((span) => (span.style.width === 2 ? stretch(span.text) : span.text)).join('');
    const styles = [
      ...new Set(line.spans.filter((span) => span.text.trim()).map((span) => styleOf(span.style))),
    ];
    return describeRow(
      styles.join('+'),
      `${' '.repeat(margin)}${text}${' '.repeat(columns - width - margin)}`,
    );
  });
  return [...rows, ...warnings, ''].join('\n');
}

function describeRow(left: string, right: string): string {
  return `${left.padEnd(10)}|${right}|`;
}

/** A double-width character takes twice its columns: `A ` for `A`, a Chinese one and two spaces. */
function stretch(text: string): string {
  return Array.from(text, (char) => char + (char.charCodeAt(0) < 0x80 ? ' ' : '  ')).join('');
}

function styleOf({ width, height, bold, invert }: TextStyle): string {
  const size = width === 1 && height === 1 ? '' : `${width}x${height}`;
  return `${size}${bold ? 'B' : ''}${invert ? 'I' : ''}`;
}
