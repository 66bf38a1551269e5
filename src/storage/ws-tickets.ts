import type { Transaction } from './writer.ts';

/** A one-time ticket stands for the claims of whoever asked for it. */
export async function insertWsTicket(
  tx: Transaction,
  ticket: { readonly tokenHash: string; readonly claims: string; readonly expiresAt: string },
): Promise<void> {
  await tx
    .db('ws_ticket')
    .insert({ token_hash: ticket.tokenHash, claims: ticket.claims, expires_at: ticket.expiresAt });
}

/** Uses the ticket up; undefined when there is none or it expired. */
export async function takeWsTicket(tx: Transaction, tokenHash: string): Promise<string | undefined> {
  const mine = tx.db('ws_ticket').where({ token_hash: tokenHash });
  const ticket: { claims: string; expires_at: string } | undefined = await mine.clone().first();
  // Only one of two users at once sees a row go.
  const isTaken = ticket !== undefined && (await mine.delete()) === 1;
  return isTaken && ticket.expires_at > tx.now.toISOString() ? ticket.claims : undefined;
}

export async function deleteExpiredWsTickets(tx: Transaction): Promise<number> {
  return tx.db('ws_ticket').where('expires_at', '<', tx.now.toISOString()).delete();
}
