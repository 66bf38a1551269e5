import { DomainError } from '../../domain/errors.ts';
import { type PrinterActionKind, printerActionLifetimes } from '../../domain/printer-action.ts';
import type { PrinterProfile } from '../../domain/printer-profile.ts';
import type { Actor } from '../../domain/roles.ts';
import { loadProfile } from '../../runtime/printer-profiles.ts';
import { findPrinterAction, insertPrinterAction, type PrinterAction } from '../../storage/printer-actions.ts';
import type { Printer } from '../../storage/printers.ts';
import type { Transaction } from '../../storage/storage.ts';
import { nameActor } from '../people/name-actor.ts';
import { announcePrinter } from './move-printer-status.ts';
import { requireActivePrinter } from './require-printer.ts';

export interface WantedAction {
  readonly printerId: number;
  readonly action: PrinterActionKind;
  /** @default 2 for the drawer */
  readonly pin?: 2 | 5 | undefined;
  readonly actor: Actor;
}

/**
 * Asks a printer to open its drawer, to beep, or to leave an error that a person has seen to; who asked is kept. The printer
 * service does it at once or never.
 * @throws DomainError `not_found`, `conflict` for a printer that is switched off or can't do it
 */
export async function requestPrinterAction(
  tx: Transaction,
  { printerId, action, pin, actor }: WantedAction,
): Promise<PrinterAction> {
  const printer = await requireActivePrinter(tx.db, actor, printerId);
  const profile = await loadProfile(printer.profile);
  if (!canDo[action](printer, profile))
    throw new DomainError('conflict', `Printer ${printer.name} has nothing for ${action}.`, { action });
  const id = await insertPrinterAction(tx.db, {
    printerId,
    action,
    pin: action === 'open_drawer' ? (pin ?? 2) : null,
    status: 'pending',
    requestedBy: await nameActor(tx.db, actor),
    createdAt: tx.now.toISOString(),
    expiresAt: new Date(tx.now.getTime() + printerActionLifetimes[action]).toISOString(),
  });
  // Its event wakes the printer service.
  await announcePrinter(tx, printer);
  const wanted = await findPrinterAction(tx.db, id);
  if (!wanted) throw new Error('The action was not inserted');
  return wanted;
}

const canDo: Readonly<Record<PrinterActionKind, (printer: Printer, profile: PrinterProfile) => boolean>> = {
  open_drawer: ({ connection }, { drawer }) => drawer && connection !== 'file',
  beep: (printer, { buzzer }) => buzzer !== 'none' && isDriven(printer),
  recover: (printer, { feedback }) => feedback.status && isDriven(printer),
};

/** The service speaks with it by itself: a client elsewhere drives its own printer, and a file is none. */
function isDriven({ connection }: Printer): boolean {
  return connection !== 'file' && connection !== 'websocket';
}
