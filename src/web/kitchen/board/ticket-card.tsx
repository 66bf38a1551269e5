import type { JSX } from 'preact';
import { type Bump, bumpOf, type Ticket } from '../../../client/board/tickets.ts';
import { type Desk, flashMs } from '../desk/desk.ts';
import { kitchenTexts } from '../texts.ts';
import { bumpWords } from './bump-words.ts';
import type { Cell } from './pack-tickets.ts';
import { TicketBlock } from './ticket-block.tsx';
import { blocksOf } from './ticket-blocks.ts';
import { TicketHead } from './ticket-head.tsx';

export interface TicketCardProps {
  readonly desk: Desk;
  readonly ticket: Ticket;
  readonly timeZone: string;
  /** The key that bumps it; none beyond the ninth. */
  readonly place: number | undefined;
  readonly cell: Cell;
  readonly highlight: string | null;
  readonly onOpen: () => void;
}

/** A ticket or a part of one: head by age, left edge by the way of eating, dishes, the button that bumps it. */
export function TicketCard(props: TicketCardProps): JSX.Element {
  const { desk, ticket, timeZone, place, cell, highlight, onOpen } = props;
  const texts = kitchenTexts();
  const { part, parts, from, to } = cell;
  const isLast = part === parts;
  const flashedAt = desk.flashes.value.get(ticket.orderId);
  const label = `${ticket.table === null ? texts.modes[ticket.serviceMode] : texts.table(ticket.table)} #${ticket.number}`;
  return (
    <article
      class={`ticket ${ticket.serviceMode} ${part > 1 ? 'torn-top' : ''} ${isLast ? '' : 'torn-bottom'}`}
      data-order={ticket.orderId}
      aria-label={parts > 1 ? `${label} ${texts.part(part, parts)}` : label}
    >
      {part === 1 ? (
        <TicketHead
          desk={desk}
          ticket={ticket}
          part={parts > 1 ? texts.part(part, parts) : null}
          onPress={() => desk.heed([ticket.orderId])}
        />
      ) : (
        <div class="ticket-strip">
          {label} · {texts.part(part, parts)}
        </div>
      )}
      {blocksOf(ticket)
        .slice(from, to)
        .map((block, index) => (
          <TicketBlock
            key={block.kind === 'dish' ? block.line.itemId : `${block.kind} ${index}`}
            block={block}
            timeZone={timeZone}
            isLit={block.kind === 'dish' && block.line.name === highlight}
            onTouch={(line) => desk.touch(ticket, line)}
          />
        ))}
      {isLast ? (
        <div class="ticket-foot">
          <BumpButton place={place} bump={bumpOf(ticket)} label={label} onPress={() => desk.bump(ticket)} />
          <button type="button" class="more" aria-label={`${texts.open}: ${label}`} onClick={onOpen}>
            ⋯
          </button>
        </div>
      ) : (
        <div class="ticket-strip">{texts.continues} →</div>
      )}
      {flashedAt !== undefined && performance.now() - flashedAt < flashMs && (
        <span key={flashedAt} class="flash" aria-hidden="true" />
      )}
    </article>
  );
}

function BumpButton({
  place,
  bump,
  label,
  onPress,
}: {
  readonly place: number | undefined;
  readonly bump: Bump | null;
  readonly label: string;
  readonly onPress: () => void;
}): JSX.Element {
  const words = bumpWords(bump);
  return (
    <button
      type="button"
      class={`bump bump-${bump === null ? 'wait' : bump.kind}`}
      disabled={bump === null}
      aria-label={`${place ?? ''} ${words}: ${label}`.trim()}
      onClick={onPress}
    >
      {place !== undefined && <kbd>{place}</kbd>} {words}
    </button>
  );
}
