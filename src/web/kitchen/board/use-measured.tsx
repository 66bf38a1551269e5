import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Ticket } from '../../../client/board/tickets.ts';
import type { MeasuredTicket } from './pack-tickets.ts';
import { looksOf } from './ticket-blocks.ts';

interface MeasuredOptions {
  readonly tickets: readonly Ticket[];
  /** What else decides on heights: the width, the size of letters, the language. */
  readonly under: string;
  readonly width: number;
  readonly draw: (ticket: Ticket) => JSX.Element;
}

const rememberAtMost = 400;

/**
 * The heights of tickets as this browser draws them. Those it doesn't know are drawn once out of sight; before the next frame
 * they are known.
 */
export function useMeasured({ tickets, under, width, draw }: MeasuredOptions): {
  readonly measured: readonly MeasuredTicket[];
  readonly layer: JSX.Element | null;
} {
  const known = useRef(new Map<string, MeasuredTicket>());
  const layer = useRef<HTMLDivElement>(null);
  const [, setRound] = useState(0);
  const named = tickets.map((ticket) => ({ ticket, name: `${under} ${looksOf(ticket)}` }));
  const missing = named.filter(({ name }) => !known.current.has(name));
  useLayoutEffect(() => {
    if (missing.length === 0 || !layer.current) return;
    const cards = [...layer.current.children];
    for (const [index, { ticket, name }] of missing.entries()) {
      const card = cards[index];
      if (card) known.current.set(name, measure(card, ticket.orderId));
    }
    for (const name of known.current.keys()) {
      if (known.current.size <= rememberAtMost) break;
      if (!named.some((each) => each.name === name)) known.current.delete(name);
    }
    setRound((round) => round + 1);
  });
  const measured = named.map(({ name }) => known.current.get(name)).filter((each) => each !== undefined);
  return {
    measured,
    layer:
      missing.length > 0 ? (
        <div class="measure" ref={layer} aria-hidden="true" style={{ width: `${width}px` }}>
          {missing.map(({ ticket }) => draw(ticket))}
        </div>
      ) : null,
  };
}

function measure(card: Element, id: number): MeasuredTicket {
  const height = (selector: string) => card.querySelector<HTMLElement>(selector)?.offsetHeight ?? 0;
  const lines = [...card.querySelectorAll<HTMLElement>('[data-block]')].map((block) => block.offsetHeight);
  const frame = card instanceof HTMLElement ? card.offsetHeight : 0;
  const head = height('.ticket-head');
  const foot = height('.ticket-foot');
  // Borders and paddings of the card belong to its foot.
  const rest = frame - head - lines.reduce((sum, line) => sum + line, 0) - foot;
  return { id, head, lines, foot: foot + Math.max(0, rest) };
}
