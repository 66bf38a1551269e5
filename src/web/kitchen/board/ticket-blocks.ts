import type { Ticket, TicketLine } from '../../../client/board/tickets.ts';

/** One piece of a ticket's body; a torn ticket is torn between them. */
export type Block =
  | { readonly kind: 'unattended' }
  | { readonly kind: 'paper'; readonly station: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'added'; readonly at: string }
  | { readonly kind: 'dish'; readonly line: TicketLine };

/** What a ticket says below its head: warnings and notes first, then the dishes, what came later below its own line. */
export function blocksOf({ isUnattended, missingPaper, note, lines }: Ticket): Block[] {
  const blocks: Block[] = [];
  if (isUnattended) blocks.push({ kind: 'unattended' });
  for (const { station } of missingPaper) blocks.push({ kind: 'paper', station });
  if (note !== null) blocks.push({ kind: 'note', text: note });
  let addedAt: string | null = null;
  const inOrder = lines.toSorted(
    (a, b) => (a.addedAt ?? '').localeCompare(b.addedAt ?? '') || a.itemId - b.itemId,
  );
  for (const line of inOrder) {
    if (line.addedAt !== null && line.addedAt !== addedAt) blocks.push({ kind: 'added', at: line.addedAt });
    addedAt = line.addedAt;
    blocks.push({ kind: 'dish', line });
  }
  return blocks;
}

/** Names a ticket's looks: the same name, the same heights. Its age and position change nothing. */
export function looksOf(ticket: Ticket): string {
  const { isRushed, isRecalled, urges, status, isPaid, table, number, serviceMode } = ticket;
  return JSON.stringify([
    ticket.orderId,
    [isRushed, isRecalled, urges, status, isPaid, table, number, serviceMode],
    blocksOf(ticket),
  ]);
}
