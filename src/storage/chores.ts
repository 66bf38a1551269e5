import type { Transaction } from './writer.ts';

/**
 * Whether a chore is due, and now the caller's: it is due again in `everyMs`. Of several processes one gets it; if that one dies
 * over it, the next turn does what is left.
 */
export async function takeChore(tx: Transaction, name: string, everyMs: number): Promise<boolean> {
  const now = tx.now.toISOString();
  const due_at = new Date(tx.now.getTime() + everyMs).toISOString();
  const made: unknown[] = await tx
    .db('chore')
    .insert({ name, due_at })
    .onConflict('name')
    .ignore()
    .returning('name');
  if (made.length > 0) return true;
  const taken: number = await tx.db('chore').where({ name }).where('due_at', '<=', now).update({ due_at });
  return taken === 1;
}
