import { DomainError } from '../../domain/errors.ts';
import { printerActionTransitions } from '../../domain/printer-action.ts';
import type { Clock } from '../../runtime/clock.ts';
import { findPrinterAction, type PrinterAction } from '../../storage/printer-actions.ts';
import type { Storage } from '../../storage/storage.ts';

/** Long enough for a printer that is there, ms. */
const patience = 1_500;
const look = 50;

/** What has become of an action when it has ended, or when the time for an answer is over. */
export async function awaitPrinterAction(
  { read }: Pick<Storage, 'read'>,
  id: number,
  clock: Clock,
): Promise<PrinterAction> {
  const deadline = clock.monotonic() + patience;
  for (;;) {
    const action = await findPrinterAction(read, id);
    if (!action) throw new DomainError('not_found', `There is no printer action ${id}.`);
    const hasEnded = printerActionTransitions[action.status].length === 0;
    if (hasEnded || clock.monotonic() >= deadline) return action;
    await clock.sleep(look);
  }
}
