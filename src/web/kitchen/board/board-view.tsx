import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Ticket } from '../../../client/board/tickets.ts';
import { language } from '../../language/language.ts';
import { Empty } from '../../ui/notes.tsx';
import { StaleVeil } from '../bars/link-notices.tsx';
import type { Desk } from '../desk/desk.ts';
import { settings } from '../settings.ts';
import { kitchenTexts } from '../texts.ts';
import type { ShownStore } from '../../screen/use-store.ts';
import { columnsFor, gap } from './columns-for.ts';
import { type Cell, packTickets } from './pack-tickets.ts';
import { TicketCard } from './ticket-card.tsx';
import { blocksOf } from './ticket-blocks.ts';
import { useMeasured } from './use-measured.tsx';
import { useSize } from './use-size.ts';

/** Which page of the board is shown. */
export interface Page {
  readonly at: number;
  readonly hasNext: boolean;
  /** Tickets that stand on later pages. */
  readonly after: number;
}

interface BoardProps {
  readonly desk: Desk;
  readonly store: ShownStore;
  readonly tickets: readonly Ticket[];
  readonly page: Signal<Page>;
  /** What stands on the page now. */
  readonly shown: Signal<readonly Ticket[]>;
  readonly highlight: string | null;
  readonly onOpen: (orderId: number) => void;
}

/** Nobody turns so many pages; the oldest are on the first. */
const mostLaidOut = 150;
/** Height of a torn edge with its words, in sizes of a letter. */
const tornEms = 1.7;

/** The tickets in columns, the oldest first, page by page; nothing scrolls. */
export function BoardView({ desk, store, tickets, page, shown, highlight, onOpen }: BoardProps): JSX.Element {
  const frame = useRef<HTMLElement>(null);
  const { zoom } = settings.value;
  const size = useSize(frame, zoom);
  const columns = columnsFor(size ?? { width: 0, height: 0, fontSize: 20 });
  const laidOut = tickets.slice(0, mostLaidOut);
  const card = (ticket: Ticket, cell: Cell, place?: number) => (
    <TicketCard
      key={`${ticket.orderId} ${cell.part}`}
      desk={desk}
      ticket={ticket}
      timeZone={store.timezone}
      place={place}
      cell={cell}
      highlight={highlight}
      onOpen={() => onOpen(ticket.orderId)}
    />
  );
  const { measured, layer } = useMeasured({
    tickets: size ? laidOut : [],
    under: `${columns.width} ${size?.fontSize} ${language.value}`,
    width: columns.width,
    draw: (ticket) => card(ticket, wholeOf(ticket)),
  });
  const packed = packTickets({
    tickets: measured,
    height: size?.height ?? 0,
    gap,
    tearsEarly: columns.count === 1,
    torn: Math.ceil(tornEms * (size?.fontSize ?? 20)),
  });
  const pages = Math.max(1, Math.ceil(packed.length / columns.count));
  const current = Math.min(page.value.at, pages - 1);
  const visible = packed.slice(current * columns.count, (current + 1) * columns.count);
  const byId = new Map(laidOut.map((ticket) => [ticket.orderId, ticket]));
  const ids = [...new Set(visible.flat().map(({ id }) => id))];
  const onPage = ids.map((id) => byId.get(id)).filter((ticket) => ticket !== undefined);
  const after = tickets.length - (tickets.findIndex(({ orderId }) => orderId === ids.at(-1)) + 1);
  useLayoutEffect(() => {
    page.value = { at: current, hasNext: current < pages - 1, after };
    shown.value = onPage;
  }, [
    pages,
    after,
    current,
    JSON.stringify(onPage.map(({ orderId, seq, lines }) => [orderId, seq, lines])),
    tickets,
  ]);

  const texts = kitchenTexts();
  return (
    <main class="board" ref={frame} style={{ '--zoom': String(zoom) }}>
      {tickets.length === 0 && <Empty>{texts.nothing}</Empty>}
      <div class="columns" style={{ gap: `${gap}px` }}>
        {visible.map((cells, column) => (
          <div key={column} class="column" style={{ width: `${columns.width}px`, gap: `${gap}px` }}>
            {cells.map((cell) => {
              const ticket = byId.get(cell.id);
              const place = ids.indexOf(cell.id) + 1;
              return ticket && card(ticket, cell, place <= 9 ? place : undefined);
            })}
          </div>
        ))}
      </div>
      {layer}
      <StaleVeil desk={desk} />
    </main>
  );
}

function wholeOf(ticket: Ticket): Cell {
  return { id: ticket.orderId, part: 1, parts: 1, from: 0, to: blocksOf(ticket).length };
}
