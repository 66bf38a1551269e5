import { DomainError } from '../../domain/errors.ts';
import { type Actor, reachesStore } from '../../domain/roles.ts';
import { tillPrinter } from '../../domain/routing.ts';
import { findPrinter, type Printer, readPrinters } from '../../storage/printers.ts';
import type { Queryable } from '../../storage/storage.ts';

/** @throws DomainError `not_found` for an unknown printer and for one of a store out of reach alike. */
export async function requirePrinter(db: Queryable, actor: Actor, id: number): Promise<Printer> {
  const printer = await findPrinter(db, id);
  if (printer && reachesStore(actor, printer.storeId)) return printer;
  throw new DomainError('not_found', `There is no printer ${id}.`);
}

/** The same for one that is to print now. @throws DomainError `not_found`, `conflict` while it is switched off */
export async function requireActivePrinter(db: Queryable, actor: Actor, id: number): Promise<Printer> {
  const printer = await requirePrinter(db, actor, id);
  if (printer.isActive) return printer;
  throw new DomainError('conflict', `Printer ${printer.name} is switched off.`, { status: 'disabled' });
}

/** Where a store's till prints when nobody says where. @throws DomainError `conflict` where no printer is switched on */
export async function requireTillPrinter(db: Queryable, storeId: number): Promise<Printer> {
  const printer = tillPrinter(await readPrinters(db, storeId));
  if (printer) return printer;
  throw new DomainError('conflict', 'No printer of the store is switched on. Add one or enable one.');
}
