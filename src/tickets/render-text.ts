import type { TextLine, TicketLayout } from './document.ts';

/**
 * The ticket as plain text, as a person reads the paper: one line a line, aligned, without sizes. This is a
 * print job's `print_content` and what a print client without ESC/POS gets.
 */
export function renderText(layout: TicketLayout): string {
  return layout.lines
    .map((line) => {
      if (line.type === 'qr') return `[QR] ${line.payload}\n`;
      if (line.type === 'bitmap') return '';
      return `${renderLine(line, layout.columns)}\n`;
    })
    .join('');
}

function renderLine(line: TextLine, columns: number): string {
  const text = line.spans.map((span) => span.text).join('');
  const free = Math.max(0, columns - line.spans.reduce((sum, span) => sum + span.cells, 0));
  const margin = { left: 0, center: Math.floor(free / 2), right: free }[line.align];
  return (' '.repeat(margin) + text).trimEnd();
}
