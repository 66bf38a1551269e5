import type { Actor } from '../../domain/roles.ts';
import { findPrinter, type Printer, updatePrinter } from '../../storage/printers.ts';
import type { Transaction } from '../../storage/storage.ts';
import { laterThan } from './later-than.ts';
import { announcePrinter } from './move-printer-status.ts';
import { nameActor } from '../people/name-actor.ts';
import { requireActivePrinter } from './require-printer.ts';

export interface Pause {
  readonly id: number;
  readonly isPaused: boolean;
  readonly actor: Actor;
}

/**
 * Pauses a printer or lets it go on: for a moment's work at it. A paused printer finishes the paper in hand, keeps its queue and
 * takes new jobs into it; nothing goes to its fallback. One that is switched off (`is_active`) is out of use instead.
 * @throws DomainError `not_found`, `conflict` for one that is switched off
 */
export async function pausePrinter(tx: Transaction, { id, isPaused, actor }: Pause): Promise<Printer> {
  const before = await requireActivePrinter(tx.db, actor, id);
  if ((before.pausedAt !== null) === isPaused) return before;
  await updatePrinter(tx.db, id, {
    pausedAt: isPaused ? tx.now.toISOString() : null,
    pausedBy: isPaused ? await nameActor(tx.db, actor) : null,
    updatedAt: laterThan(before.updatedAt, tx.now),
  });
  const after = await findPrinter(tx.db, id);
  if (!after) throw new Error(`Printer ${id} is gone`);
  await announcePrinter(tx, after);
  return after;
}
