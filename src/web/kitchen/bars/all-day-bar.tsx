import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';
import { allDay, type Ticket } from '../../../client/board/tickets.ts';
import { say } from '../../ui/toasts.tsx';
import type { Page } from '../board/board-view.tsx';
import type { Desk } from '../desk/desk.ts';
import type { Command } from '../keys.ts';
import { kitchenTexts } from '../texts.ts';

interface AllDayProps {
  readonly desk: Desk;
  readonly tickets: readonly Ticket[];
  /** The dish whose tickets stand out. */
  readonly highlight: Signal<string | null>;
  readonly page: Page;
  readonly onCommand: (command: Command) => void;
}

/** How many of each dish are still to cook. One touch shows where, the second finishes them all. */
export function AllDayBar({ desk, tickets, highlight, page, onCommand }: AllDayProps): JSX.Element {
  const texts = kitchenTexts();
  const counts = allDay(tickets);
  const touch = (name: string, count: number) => {
    if (highlight.value !== name) {
      highlight.value = name;
      say(texts.allDayFinish(name, count));
      return;
    }
    highlight.value = null;
    finishAll(desk, tickets, name);
  };
  return (
    <nav class="all-day" aria-label={texts.allDayTitle}>
      <span class="all-day-title">{texts.allDay}</span>
      <div class="all-day-dishes">
        {counts.map(({ name, count }) => (
          <button
            key={name}
            type="button"
            aria-pressed={highlight.value === name}
            onClick={() => touch(name, count)}
          >
            {name} <b class="figure">{count}</b>
          </button>
        ))}
        {counts.length === 0 && <span class="soft">—</span>}
      </div>
      <div class="pager">
        {page.at > 0 && (
          <button type="button" onClick={() => onCommand({ kind: 'page', by: -1 })}>
            ← {texts.previous}
          </button>
        )}
        {page.hasNext && (
          <button type="button" onClick={() => onCommand({ kind: 'page', by: 1 })}>
            {texts.next(Math.max(1, page.after))} →
          </button>
        )}
      </div>
    </nav>
  );
}

/** Every open portion of a dish on confirmed tickets. */
export function finishAll(desk: Pick<Desk, 'finish'>, tickets: readonly Ticket[], name: string): void {
  for (const ticket of tickets) {
    const open = ticket.lines.filter(
      (line) => line.name === name && (line.state === 'todo' || line.state === 'cooking'),
    );
    if (ticket.status !== 'pending' && open.length > 0)
      desk.finish(
        ticket,
        open.map(({ itemId }) => itemId),
      );
  }
}
