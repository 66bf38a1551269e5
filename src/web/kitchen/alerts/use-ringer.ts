import { useEffect } from 'preact/hooks';
import { ageOf, ticketsOf } from '../../../client/board/tickets.ts';
import { language } from '../../language/language.ts';
import type { Desk } from '../desk/desk.ts';
import { settings } from '../settings.ts';
import { kitchenTexts } from '../texts.ts';
import type { AlertKind } from './alerts.ts';
import { startRinger } from './ringer.ts';
import { play, unlockedContext } from '../../screen/sounds.ts';
import { say } from '../../screen/speech.ts';
import { wordsOfPlace } from '../../screen/words.ts';

/** Rings and speaks while the screen is on. */
export function useRinger(desk: Desk): void {
  useEffect(
    () =>
      startRinger({
        alerts: desk.alerts,
        isMuted: () => settings.peek().isMuted,
        play,
        announce: (kind, orderId, after) => announce(desk, { kind, orderId, after }),
      }),
    [desk],
  );
}

interface Announcement {
  readonly kind: AlertKind;
  readonly orderId: number;
  /** When its tune has ended, s. */
  readonly after: number;
}

/** 来单，桌8 … 催单，桌8，已等 9 分钟 */
function announce(desk: Desk, { kind, orderId, after }: Announcement): void {
  const { station } = settings.peek();
  const ticket = ticketsOf(desk.board.peek(), { station, status: null }).find(
    (each) => each.orderId === orderId,
  );
  if (!ticket) return;
  const { speech, table, modes } = kitchenTexts();
  const place = ticket.table === null ? `${modes[ticket.serviceMode]} ${ticket.number}` : table(ticket.table);
  const { seconds } = ageOf(ticket, Date.now() + desk.link.peek().skewMs);
  const { table: name, serviceMode: mode, number } = ticket;
  const sentence = speech[kind](place, Math.max(1, Math.round(seconds / 60)));
  const words = [kind, ...wordsOfPlace({ table: name, mode, number })];
  say({ sentence, words }, { language: language.peek(), context: unlockedContext(), after });
}
