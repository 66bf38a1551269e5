import { DomainError } from '../domain/errors.ts';
import { movePrinterAction, type PrinterActionMove } from '../operations/printers/move-printer-action.ts';
import type { PrinterAction } from '../storage/printer-actions.ts';
import type { PrinterLease } from '../storage/printer-leases.ts';
import type { Storage } from '../storage/storage.ts';
import type { Device } from './device.ts';

export interface PerformOptions {
  readonly action: PrinterAction;
  readonly device: Device;
  readonly lease: PrinterLease;
  readonly storage: Storage;
}

/**
 * Has the printer do once what a person asked for, intent first, and writes down what is known of it. Never repeated.
 * @throws DomainError `lease_lost`
 */
export async function performAction({ action, device, lease, storage }: PerformOptions): Promise<void> {
  const move = (to: PrinterActionMove['to'], cause?: PrinterActionMove['cause']) =>
    storage.write((tx) => movePrinterAction(tx, { id: action.id, to, lease, ...(cause && { cause }) }));
  if (!device.act) return move('refused');
  try {
    const outcome = await device.act(action, { sending: () => move('sending') });
    if (outcome.kind === 'sent') await move('sent');
    else await move(outcome.kind === 'unconfirmed' ? 'unconfirmed' : 'refused', outcome.cause);
  } catch (thrown) {
    const isTooLate = thrown instanceof DomainError && thrown.code === 'illegal_transition';
    if (!isTooLate) throw thrown;
    await move('expired');
  }
}
