import type { Actor } from '../../domain/roles.ts';
import type { Storage } from '../../storage/storage.ts';
import { insertWsTicket } from '../../storage/ws-tickets.ts';
import { hashToken, newOpaqueToken } from './opaque-token.ts';

const ticketSeconds = 30;

/** A ticket that opens one WebSocket in the next 30 s, so that no lasting token ever stands in a URL. */
export async function issueWsTicket(
  storage: Storage,
  actor: Actor,
): Promise<{ ticket: string; expires_in: number }> {
  const ticket = newOpaqueToken('rct_');
  await storage.write((tx) =>
    insertWsTicket(tx, {
      tokenHash: hashToken(ticket),
      claims: JSON.stringify(actor),
      expiresAt: new Date(tx.now.getTime() + ticketSeconds * 1000).toISOString(),
    }),
  );
  return { ticket, expires_in: ticketSeconds };
}
