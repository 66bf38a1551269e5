import type { JSX } from 'preact';
import { allDay, type Ticket } from '../../../client/board/tickets.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Empty } from '../../ui/notes.tsx';
import type { Desk } from '../desk/desk.ts';
import { kitchenTexts } from '../texts.ts';

interface AllDayDialogProps {
  readonly desk: Desk;
  readonly tickets: readonly Ticket[];
  readonly onClose: () => void;
}

/** All that is still to be cooked, big enough to be called out. */
export function AllDayDialog({ tickets, onClose }: AllDayDialogProps): JSX.Element {
  const texts = kitchenTexts();
  const counts = allDay(tickets);
  return (
    <Dialog title={texts.allDayTitle} onClose={onClose} broad>
      {counts.length === 0 && <Empty>{texts.nothing}</Empty>}
      <ul class="all-day-list">
        {counts.map(({ name, count }) => (
          <li key={name}>
            <b class="figure">{count}</b> {name}
          </li>
        ))}
      </ul>
      <p class="soft">{texts.allDayHint}</p>
    </Dialog>
  );
}
