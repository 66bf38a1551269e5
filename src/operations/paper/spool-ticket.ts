import type { KitchenLine } from '../../domain/kitchen-lines.ts';
import { stationSeparator } from '../../domain/missing-paper.ts';
import { localParts } from '../../domain/local-time.ts';
import { routeTicket } from '../../domain/route-ticket.ts';
import type { LoggedEvent } from '../../protocol/events.ts';
import type { Language } from '../../protocol/values.ts';
import { type FiredTicket, findFiredTicket } from '../../storage/paper-orders.ts';
import { findDedupeKeys } from '../../storage/print-jobs.ts';
import type { Printer } from '../../storage/printers.ts';
import type { Transaction } from '../../storage/storage.ts';
import type { Printable } from '../../tickets/printable.ts';
import { queuePrintJob, type WantedPaper } from './queue-print-job.ts';
import { readRoutablePrinters } from '../printers/read-routable-printers.ts';

/**
 * Turns a ticket that was fired for the kitchen into print jobs: one for each printer that has lines of it and each of that
 * printer's copies. Doing it again adds nothing, so an event may come twice.
 */
export async function spoolTicket(tx: Transaction, event: LoggedEvent): Promise<void> {
  if (event.ticketId === null) return;
  const ticket = await findFiredTicket(tx.db, event.ticketId);
  if (!ticket) throw new Error(`Event ${event.seq} of ${event.stream} names a ticket that doesn't exist`);
  const papers = paperOf(event, ticket, await readRoutablePrinters(tx.db, event.storeId, tx.now));
  const known = await findDedupeKeys(
    tx.db,
    papers.map(({ dedupeKey }) => dedupeKey),
  );
  for (const paper of papers.filter(({ dedupeKey }) => !known.has(dedupeKey))) {
    await queuePrintJob(tx, paper);
  }
}

function paperOf(event: LoggedEvent, ticket: FiredTicket, printers: readonly Printer[]): WantedPaper[] {
  const { shares, homeless } = routeTicket(printers, ticket.lines);
  const common = {
    storeId: event.storeId,
    orderId: ticket.order.orderId,
    ticketId: ticket.id,
    jobType: 'order',
    wantedAt: new Date(event.createdAt),
  } as const;
  const routed = shares.flatMap(({ printer, lines, unroutedStations, replaced }) =>
    Array.from({ length: printer.printCopies }, (_, index) => ({
      ...common,
      printer,
      station: stationsOf(lines),
      copies: printer.printCopies,
      copyNumber: index + 1,
      meantFor: namesOf(replaced),
      document: documentOf(ticket, { lines, unroutedStations, language: printer.language }),
      dedupeKey: `${event.storeId}·${event.seq}·${printer.id}·${index + 1}`,
    })),
  );
  if (homeless.length === 0) return routed;
  const unroutedStations = [...new Set(homeless.map(({ dish }) => dish.station))];
  const lost = {
    ...common,
    printer: null,
    station: stationsOf(homeless),
    document: documentOf(ticket, {
      lines: homeless,
      unroutedStations,
      language: ticket.order.language,
    }),
    dedupeKey: `${event.storeId}·${event.seq}·none·1`,
  };
  return [...routed, lost];
}

function namesOf(printers: readonly Printer[]): string | null {
  return printers.length > 0 ? printers.map(({ name }) => name).join(' / ') : null;
}

interface Share {
  readonly lines: readonly KitchenLine[];
  readonly unroutedStations: readonly string[];
  readonly language: Language;
}

function documentOf(ticket: FiredTicket, share: Share): WantedPaper['document'] {
  const kind = ticket.kind === 'order' ? 'new' : ticket.kind;
  return {
    requestedBy: null,
    printable: kitchenPaper(ticket.order, { ...share, kind, time: new Date(ticket.createdAt) }),
  };
}

/** What the kitchen is to read about lines of an order. */
export function kitchenPaper(
  order: FiredTicket['order'],
  {
    lines,
    unroutedStations,
    language,
    kind,
    time,
  }: Share & { readonly kind: 'new' | 'change' | 'cancel'; readonly time: Date },
): Printable {
  const { hour, minute } = localParts(time, order.timeZone);
  return {
    template: 'kitchen',
    facts: {
      storeName: order.storeName,
      orderNumber: order.orderNumber,
      dailyNumber: order.dailyNumber,
      tableNumber: order.tableNumber,
      serviceMode: order.serviceMode,
      station: stationsOf(lines),
      unroutedStations,
      time: `${hour}:${minute}`,
      kind,
      lines: lines.map(({ kind, quantity, dish }) => ({
        kind,
        quantity,
        name: dish.name,
        options: dish.options,
        note: dish.note,
      })),
      orderNote: order.note,
      language,
    },
  };
}

export function stationsOf(lines: readonly { readonly dish: { readonly station: string } }[]): string {
  return [...new Set(lines.map(({ dish }) => dish.station))].join(stationSeparator);
}
