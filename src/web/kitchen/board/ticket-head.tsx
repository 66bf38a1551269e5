import type { JSX } from 'preact';
import { type Age, ageOf, type Ticket } from '../../../client/board/tickets.ts';
import { formatAge } from '../../language/format.ts';
import type { Desk } from '../desk/desk.ts';
import { Icon } from '../../screen/icon.tsx';
import { thresholds } from '../settings.ts';
import { kitchenTexts } from '../texts.ts';
import { tick } from '../../screen/tick.ts';

const marks: Readonly<Record<Age, string>> = { fresh: '', warn: '!', late: '▲' };

interface HeadProps {
  readonly desk: Desk;
  readonly ticket: Ticket;
  /** On which page it continues, if it does. */
  readonly part: string | null;
  readonly onPress: () => void;
}

/** Where it goes, its number, its age: the fill says how old, and so do a mark and the clock. A touch says that it was seen. */
export function TicketHead({ desk, ticket, part, onPress }: HeadProps): JSX.Element {
  const texts = kitchenTexts();
  const now = Date.now() + desk.link.value.skewMs;
  const { seconds, age } = ageOf(ticket, tick.value >= 0 ? now : 0, thresholds.value);
  const { table, serviceMode, number, status, isDone, isRushed, isRecalled, urges } = ticket;
  const ringing = [...(desk.alerts.value.get(ticket.orderId) ?? [])];
  return (
    <button type="button" class={`ticket-head ${isDone ? 'complete' : age}`} onClick={onPress}>
      <span class="ticket-title">
        <b>
          {marks[age] && <span class="mark">{marks[age]}</span>}
          {table === null ? texts.modes[serviceMode] : texts.table(table)}
        </b>
        <span class="ticket-number figure">#{number}</span>
        <time class="figure">{formatAge(seconds)}</time>
      </span>
      <span class="ticket-badges">
        {part !== null && <span class="chip">{part}</span>}
        {isRushed && <span class="chip rush">⚡ {texts.rushed}</span>}
        {isDone && <span class="chip">✔ {texts.complete}</span>}
        <span class="chip">{texts.states[status]}</span>
        {table !== null && serviceMode !== 'dine_in' && <span class="chip">{texts.modes[serviceMode]}</span>}
        {isRecalled && <span class="chip">↩ {texts.recalled}</span>}
        {urges > 0 && <span class="chip urge">{texts.urged(urges)}</span>}
        {ringing.map((kind) => (
          <span key={kind} class="chip ring">
            <Icon name="bell" /> {texts.alerts[kind]}
          </span>
        ))}
        <span class="hidden-label">{texts.ages[age]}</span>
      </span>
    </button>
  );
}
