import { printJobLifetimes } from '../../domain/print-job.ts';
import type { TicketPrinter } from '../../domain/route-ticket.ts';
import { type Printer, readPrinters } from '../../storage/printers.ts';
import type { Queryable } from '../../storage/storage.ts';

/** The printers of a store as tickets are routed to them. */
export async function readRoutablePrinters(
  db: Queryable,
  storeId: number,
  now: Date,
): Promise<(Printer & TicketPrinter)[]> {
  const printers = await readPrinters(db, storeId);
  return printers.map((printer) => ({ ...printer, isAbandoned: isAbandoned(printer, now) }));
}

/** Any client may bring a printer of a new name; one whose client has been gone for longer than a ticket lives may never return. */
function isAbandoned({ connection, trouble, troubleSince }: Printer, now: Date): boolean {
  if (connection !== 'websocket' || trouble !== 'offline' || troubleSince === null) return false;
  return Date.parse(troubleSince) + printJobLifetimes.order < now.getTime();
}
