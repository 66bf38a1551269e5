import type { PrinterProfile } from '../../src/domain/printer-profile.ts';
import { encodeTicket } from '../../src/escpos/encode-ticket.ts';
import { repertoireOf } from '../../src/escpos/repertoire.ts';
import type { TicketCommandOptions } from '../../src/escpos/ticket-commands.ts';
import type { TicketBlock, TicketLayout } from '../../src/tickets/document.ts';
import { layoutTicket } from '../../src/tickets/layout-ticket.ts';
import { renderText } from '../../src/tickets/render-text.ts';

export const profile: PrinterProfile = {
  id: 'test',
  name: 'Test',
  columns: { '80': 48, '58': 32 },
  cutter: 'full',
  drawer: true,
  buzzer: 'none',
  chinese: 'gb18030',
  qr: true,
  feedback: { status: true, asb: true, processId: true, clear: true },
};

export function layoutBlocks(
  blocks: readonly TicketBlock[],
  columns = 32,
  chinese: PrinterProfile['chinese'] = 'gb18030',
): TicketLayout {
  return layoutTicket({ blocks }, { columns, repertoire: repertoireOf(chinese) });
}

/** The lines of one block as plain text. */
export function linesOf(block: TicketBlock, columns = 32): string[] {
  return renderText(layoutBlocks([block], columns))
    .split('\n')
    .slice(0, -1);
}

export function bodyOf(
  blocks: readonly TicketBlock[],
  { columns = 32, ...options }: Partial<TicketCommandOptions> & { columns?: number } = {},
): Uint8Array {
  const used = { profile, ...options };
  return encodeTicket(layoutBlocks(blocks, columns, used.profile.chinese), used).body;
}

export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex').toUpperCase().replace(/..\B/g, '$& ');
}
