/** A ticket's heights, px. */
export interface MeasuredTicket {
  readonly id: number;
  readonly head: number;
  readonly lines: readonly number[];
  readonly foot: number;
}

/** A ticket or a part of one, as it stands in a column. */
export interface Cell {
  readonly id: number;
  /** 1 for the first; a ticket that is whole is 1 of 1. */
  readonly part: number;
  readonly parts: number;
  /** Which of its lines, the end not included. */
  readonly from: number;
  readonly to: number;
}

interface PackOptions {
  readonly tickets: readonly MeasuredTicket[];
  /** Of a column, px. */
  readonly height: number;
  /** Between tickets, px. */
  readonly gap: number;
  /** Of the torn edge where a part ends, and of the strip where it goes on, px. */
  readonly torn: number;
  /** On a screen of one column, where an empty half would be half the screen, shorter tickets are torn too. */
  readonly tearsEarly?: boolean;
}

/**
 * Stands tickets one below the other in as many columns as they need, in their order. One that does not fit below the last begins
 * the next column; one longer than a column is torn: it fills what is left and goes on in the next. Nothing scrolls.
 */
export function packTickets({ tickets, height, gap, torn, tearsEarly = false }: PackOptions): Cell[][] {
  const columns: Cell[][] = [[]];
  let used = 0;
  const free = () => height - used - (used > 0 ? gap : 0);
  const put = (cell: Cell, size: number) => {
    columns.at(-1)?.push(cell);
    used += size + (used > 0 ? gap : 0);
  };
  const breakColumn = () => {
    columns.push([]);
    used = 0;
  };
  for (const ticket of tickets) {
    const total = ticket.head + sum(ticket.lines) + ticket.foot;
    const isLong = total > height || (tearsEarly && total > free() && free() > height / 2);
    if (used > 0 && total > free() && (!isLong || !isWorthBeginning(ticket, free(), torn))) breakColumn();
    const parts = isLong
      ? tear(ticket, { first: free(), height, torn })
      : [[0, ticket.lines.length] as const];
    for (const [index, [from, to]] of parts.entries()) {
      if (index > 0) breakColumn();
      const isLast = index === parts.length - 1;
      const size =
        (index === 0 ? ticket.head : torn) +
        sum(ticket.lines.slice(from, to)) +
        (isLast ? ticket.foot : torn);
      put({ id: ticket.id, part: index + 1, parts: parts.length, from, to }, size);
    }
  }
  return columns.filter((column) => column.length > 0);
}

/** A head with less than two dishes at the foot of a column would be overlooked. */
function isWorthBeginning({ head, lines }: MeasuredTicket, free: number, torn: number): boolean {
  return head + sum(lines.slice(0, 2)) + torn <= free;
}

function tear(
  { head, lines, foot }: MeasuredTicket,
  { first, height, torn }: { readonly first: number; readonly height: number; readonly torn: number },
): (readonly [number, number])[] {
  const parts: (readonly [number, number])[] = [];
  let from = 0;
  while (from < lines.length || parts.length === 0) {
    const room = parts.length === 0 ? first - head : height - torn;
    const rest = sum(lines.slice(from));
    if (rest + foot <= room) {
      parts.push([from, lines.length]);
      return parts;
    }
    let to = from;
    let size = 0;
    while (to < lines.length && size + (lines[to] ?? 0) + torn <= room) {
      size += lines[to] ?? 0;
      to += 1;
    }
    // A line longer than a column stands alone: it has to stand somewhere.
    if (to === from) to += 1;
    parts.push([from, to]);
    from = to;
  }
  // All lines found room, the foot did not: it goes on alone.
  if (parts.length > 0) parts.push([lines.length, lines.length]);
  return parts;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
