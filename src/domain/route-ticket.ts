import { printersForStation, type RoutablePrinter } from './routing.ts';

export interface TicketPrinter extends RoutablePrinter {
  /** Stands in while this one is switched off. */
  readonly fallbackPrinterId: number | null;
}

export interface TicketShare<Printer, Line> {
  readonly printer: Printer;
  /** In the ticket's order. */
  readonly lines: readonly Line[];
  /** Stations among the lines that nobody takes: this printer stands in, and its paper says so. */
  readonly unroutedStations: readonly string[];
  /** Switched off printers among whose lines these are and that this one stands in for. */
  readonly replaced: readonly Printer[];
}

interface StationLine {
  readonly dish: { readonly station: string };
}

/**
 * Which printer prints which lines. Lines of a station without a printer go to the first printer that prints orders by itself;
 * `homeless` are those for which there is not even one.
 */
export function routeTicket<Printer extends TicketPrinter, Line extends StationLine>(
  printers: readonly Printer[],
  lines: readonly Line[],
): { shares: TicketShare<Printer, Line>[]; homeless: Line[] } {
  const standIn = printers.find(({ isActive, autoPrintOrders }) => isActive && autoPrintOrders);
  const targets = lines.map((line) => ({ line, to: postsAt(printers, line.dish.station) }));
  const shares = printers.map((printer) => {
    const takes = targets.filter(
      ({ to }) => to.some(({ target }) => target === printer) || (to.length === 0 && printer === standIn),
    );
    const unrouted = takes.filter(({ to }) => to.length === 0).map(({ line }) => line.dish.station);
    const replaced = takes.flatMap(({ to }) => findReplaced(to, printer));
    return {
      printer,
      lines: takes.map(({ line }) => line),
      unroutedStations: [...new Set(unrouted)],
      replaced: [...new Set(replaced)],
    };
  });
  return {
    shares: shares.filter(({ lines }) => lines.length > 0),
    homeless: standIn ? [] : targets.filter(({ to }) => to.length === 0).map(({ line }) => line),
  };
}

/** The printers of a station, those that are switched off replaced by their fallback; empty when nobody would see paper. */
export function printersAt<Printer extends TicketPrinter>(
  printers: readonly Printer[],
  station: string,
): Printer[] {
  return [...new Set(postsAt(printers, station).map(({ target }) => target))];
}

interface Post<Printer> {
  readonly owner: Printer;
  /** The owner, or who stands in for it. */
  readonly target: Printer;
}

function postsAt<Printer extends TicketPrinter>(
  printers: readonly Printer[],
  station: string,
): Post<Printer>[] {
  const posts = printers.map((owner) => {
    const target = findActive(printers, owner);
    return { ...owner, isActive: target !== undefined, owner, target };
  });
  return printersForStation(posts, station).flatMap(({ owner, target }) =>
    target ? [{ owner, target }] : [],
  );
}

/** Whose line it is when it isn't the printer's own. */
function findReplaced<Printer>(posts: readonly Post<Printer>[], printer: Printer): Printer[] {
  const owners = posts.filter(({ target }) => target === printer).map(({ owner }) => owner);
  return owners.includes(printer) ? [] : owners;
}

/** The printer itself, or while it is switched off the one that stands in for it. */
export function findActive<Printer extends TicketPrinter>(
  printers: readonly Printer[],
  printer: Printer,
): Printer | undefined {
  const seen = new Set<number>();
  let candidate: Printer | undefined = printer;
  while (candidate && !candidate.isActive) {
    // Two printers may name each other.
    if (seen.has(candidate.id)) return undefined;
    seen.add(candidate.id);
    const next: number | null = candidate.fallbackPrinterId;
    candidate = printers.find(({ id }) => id === next);
  }
  return candidate;
}
