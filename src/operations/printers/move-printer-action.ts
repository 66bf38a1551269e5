import { DomainError } from '../../domain/errors.ts';
import type { PrintCause } from '../../domain/print-job.ts';
import { type PrinterActionState, printerActionTransitions } from '../../domain/printer-action.ts';
import { moveState } from '../../domain/transitions.ts';
import { findPrinterAction, updatePrinterAction } from '../../storage/printer-actions.ts';
import type { PrinterLease } from '../../storage/printer-leases.ts';
import type { Transaction } from '../../storage/storage.ts';
import { requireLease } from '../paper/move-print-job.ts';

export interface PrinterActionMove {
  readonly id: number;
  readonly to: Exclude<PrinterActionState, 'pending'>;
  readonly cause?: PrintCause;
  readonly lease: PrinterLease;
}

/**
 * The one way an action moves on. Nothing is begun after its time.
 * @throws DomainError `not_found`, `illegal_transition`, `lease_lost`
 */
export async function movePrinterAction(tx: Transaction, move: PrinterActionMove): Promise<void> {
  const { id, to, cause = null, lease } = move;
  const action = await findPrinterAction(tx.db, id);
  if (!action) throw new DomainError('not_found', `There is no printer action ${id}.`);
  moveState('printer action', printerActionTransitions, action.status, to);
  await requireLease(tx, lease);
  const now = tx.now.toISOString();
  if (to === 'sending' && action.expiresAt <= now)
    throw new DomainError('illegal_transition', `Action ${id} comes too late.`, { status: action.status });
  await updatePrinterAction(tx.db, id, { status: to, cause, finishedAt: to === 'sending' ? null : now });
}
