/** What routing needs to know of a printer; `stations` empty means every station. */
export interface RoutablePrinter {
  readonly id: number;
  readonly isActive: boolean;
  readonly autoPrintOrders: boolean;
  readonly stations: readonly string[];
  /** Nobody may be there any more: it takes what no other printer does. @default false */
  readonly isAbandoned?: boolean;
}

/**
 * The printers that print a station's tickets: those that name the station, else those that take every station, an abandoned one
 * only where there is no other. Empty means unrouted: nobody would see paper.
 */
export function printersForStation<Printer extends RoutablePrinter>(
  printers: readonly Printer[],
  station: string,
): Printer[] {
  const candidates = printers.filter(({ isActive, autoPrintOrders }) => isActive && autoPrintOrders);
  const named = candidates.filter(({ stations }) => stations.includes(station));
  if (named.length > 0) return named;
  const general = candidates.filter(({ stations }) => stations.length === 0);
  const present = general.filter(({ isAbandoned }) => !isAbandoned);
  return present.length > 0 ? present : general;
}

/** Of those that are switched on: the one at the cash drawer, else one for every station, else the first. */
export function tillPrinter<
  Printer extends Pick<RoutablePrinter, 'isActive' | 'stations'> & { readonly openDrawer: boolean },
>(printers: readonly Printer[]): Printer | undefined {
  const active = printers.filter(({ isActive }) => isActive);
  return (
    active.find(({ openDrawer }) => openDrawer) ??
    active.find(({ stations }) => stations.length === 0) ??
    active[0]
  );
}

export interface PrinterShare<Printer, Line> {
  readonly printer: Printer;
  readonly lines: readonly Line[];
}

/** Splits a ticket's lines among the printers, each line to every printer of its station, in the ticket's order. */
export function routeLines<
  Printer extends RoutablePrinter,
  Line extends { readonly dish: { readonly station: string } },
>(
  printers: readonly Printer[],
  lines: readonly Line[],
): { shares: PrinterShare<Printer, Line>[]; unrouted: Line[] } {
  const targets = lines.map((line) => ({ line, to: printersForStation(printers, line.dish.station) }));
  const shares = printers
    .map((printer) => ({
      printer,
      lines: targets.filter(({ to }) => to.includes(printer)).map(({ line }) => line),
    }))
    .filter((share) => share.lines.length > 0);
  return { shares, unrouted: targets.filter(({ to }) => to.length === 0).map(({ line }) => line) };
}
