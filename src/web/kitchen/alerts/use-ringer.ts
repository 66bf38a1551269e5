import { useEffect } from 'preact/hooks';
import { ageOf, ticketsOf } from '../../../client/board/tickets.ts';
import { language } from '../../language/language.ts';
import type { Desk } from '../desk/desk.ts';
import { settings } from '../settings.ts';
import { kitchenTexts } from '../texts.ts';
import type { AlertKind } from './alerts.ts';
import { startRinger } from './ringer.ts';
import { speak } from '../../screen/speech.ts';

/** Rings and speaks while the screen is on. */
export function useRinger(desk: Desk): void {
  useEffect(
    () =>
      startRinger({
        alerts: desk.alerts,
        isMuted: () => settings.peek().isMuted,
        announce: (kind, orderId) => announce(desk, kind, orderId),
      }),
    [desk],
  );
}

/** 来单，桌8 … 催单，桌8，已等 9 分钟 */
function announce(desk: Desk, kind: AlertKind, orderId: number): void {
  const { station } = settings.peek();
  const ticket = ticketsOf(desk.board.peek(), { station, status: null }).find(
    (each) => each.orderId === orderId,
  );
  if (!ticket) return;
  const { speech, table, modes } = kitchenTexts();
  const place = ticket.table === null ? `${modes[ticket.serviceMode]} ${ticket.number}` : table(ticket.table);
  const { seconds } = ageOf(ticket, Date.now() + desk.link.peek().skewMs);
  speak(speech[kind](place, Math.max(1, Math.round(seconds / 60))), language.peek());
}
