import type { PrintCause } from '../../domain/print-job.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Printer } from '../../storage/printers.ts';
import type { Storage } from '../../storage/storage.ts';
import type { Device } from '../device.ts';
import { isSameStatus, offlineStatus, type PrinterStatus, unknownStatus } from '../../driver/status.ts';
import { awaitAnswer } from './await-answer.ts';
import { composeNewOrder } from './compose-new-order.ts';
import type { PrintClient, PrintClients } from './print-clients.ts';

export interface ClientDeviceOptions {
  readonly printer: Printer;
  readonly clients: PrintClients;
  readonly storage: Storage;
  readonly clock: Clock;
  /** How long a client may be silent about a paper, ms. @default 20 s */
  readonly answerMs: number | undefined;
  /** Ends the waiting for an answer. */
  readonly abandoned: AbortSignal;
  readonly onStatus: (status: PrinterStatus) => void;
}

/** A printer elsewhere: each paper goes to one of the clients bound to it, or to all where it is a mirror. */
export function createClientDevice(options: ClientDeviceOptions): Device {
  const { printer, clients, storage, clock, answerMs = 20_000, abandoned, onStatus } = options;
  let told: PrinterStatus | undefined;
  /** Who could not print the last paper: another one, if there is one, tries it next. */
  let avoided: PrintClient | undefined;
  const look = () => {
    const status = statusOf(troubleOf(clients, printer.id));
    if (told && isSameStatus(told, status)) return;
    told = status;
    onStatus(status);
  };
  const choose = () => {
    const ready = clients.of(printer.id).filter((client) => client.isOpen() && client.trouble() === null);
    if (printer.mirror) return ready;
    const chosen = ready.find((client) => client !== avoided) ?? ready[0];
    return chosen ? [chosen] : [];
  };
  const unwatch = clients.watch(printer.id, look);
  look();
  return {
    deliver: async ({ job, text, document, journal }) => {
      look();
      const trouble = troubleOf(clients, printer.id);
      if (trouble !== null) return { kind: 'waiting', cause: trouble };
      const frame = await composeNewOrder({
        job,
        text,
        document,
        printer,
        db: storage.read,
        now: clock.now(),
      });
      await journal.sending();
      const asked = choose();
      if (asked.length === 0)
        return {
          kind: 'not_sent',
          cause: 'offline',
          detail: 'The print client left before it got the paper.',
        };
      const delivery = await awaitAnswer({
        printerId: printer.id,
        frame,
        asked,
        clients,
        clock,
        answerMs,
        abandoned,
      });
      avoided = delivery.kind === 'not_sent' ? asked[0] : undefined;
      return delivery;
    },
    act: async ({ action }, journal) => {
      const trouble = troubleOf(clients, printer.id);
      if (trouble !== null) return { kind: 'waiting', cause: trouble };
      if (action !== 'open_drawer') return { kind: 'waiting', cause: 'error' };
      await journal.sending();
      const isTold = clients.command(printer.id, 'open_drawer');
      return isTold ? { kind: 'sent' } : { kind: 'waiting', cause: 'offline' };
    },
    status: () => told,
    close: async () => unwatch(),
  };
}

/** Null when at least one client can print. */
function troubleOf(clients: PrintClients, printerId: number): PrintCause | null {
  const open = clients.of(printerId).filter((client) => client.isOpen());
  const [newest] = open;
  if (!newest) return 'offline';
  return open.some((client) => client.trouble() === null) ? null : newest.trouble();
}

function statusOf(trouble: PrintCause | null): PrinterStatus {
  if (trouble === null) return { ...unknownStatus, paper: 'ok' };
  if (trouble === 'paper') return { ...unknownStatus, paper: 'out' };
  if (trouble === 'cover') return { ...unknownStatus, cover: 'open' };
  return trouble === 'error' ? { ...unknownStatus, error: true } : offlineStatus;
}
