import type { JSX } from 'preact';
import { bumpOf, startOf, type Ticket } from '../../../client/board/tickets.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { Desk } from '../desk/desk.ts';
import { kitchenTexts } from '../texts.ts';
import type { ShownStore } from '../../screen/use-store.ts';
import { bumpWords } from '../board/bump-words.ts';
import { TicketBlock } from '../board/ticket-block.tsx';
import { blocksOf } from '../board/ticket-blocks.ts';

interface TicketDialogProps {
  readonly desk: Desk;
  readonly ticket: Ticket;
  readonly store: ShownStore;
  readonly onClose: () => void;
}

/** A ticket by itself, with what is done more rarely than bumping it. */
export function TicketDialog({ desk, ticket, store, onClose }: TicketDialogProps): JSX.Element {
  const texts = kitchenTexts();
  const { table, serviceMode, number, isRushed } = ticket;
  const place = table === null ? texts.modes[serviceMode] : texts.table(table);
  const close = (work: () => void) => () => {
    work();
    onClose();
  };
  return (
    <Dialog title={`${place} #${number}`} onClose={onClose}>
      <div class="stack ticket-detail">
        <div>
          {blocksOf(ticket).map((block, index) => (
            <TicketBlock
              key={index}
              block={block}
              timeZone={store.timezone}
              isLit={false}
              onTouch={(line) => desk.touch(ticket, line)}
            />
          ))}
        </div>
        <div class="row">
          {startOf(ticket) && <Button onPress={close(() => desk.start(ticket))}>◔ {texts.start}</Button>}
          <Button onPress={close(() => desk.rush(ticket))}>⚡ {isRushed ? texts.unrush : texts.rush}</Button>
          {bumpOf(ticket) && (
            <Button look="primary" onPress={close(() => desk.bump(ticket))}>
              ✔ {bumpWords(bumpOf(ticket))}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}
