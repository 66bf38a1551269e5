import { eventType, type EventType } from '../protocol/events.ts';
import type { ChannelKind } from '../protocol/frames.ts';
import { encodeFrame, type Message } from './message.ts';
import { toReminder } from './reminders.ts';

/** What a socket gets to see of its stream. Sockets with the same key get the same bytes. */
export interface View {
  readonly key: string;
  readonly select: (message: Message) => Uint8Array | undefined;
  /** Whether it also shows what is told beside the stream. */
  readonly takesSignals: boolean;
}

/** The view of a channel with its `types` filter (a comma list); undefined when the list names something unknown. */
export function parseView(kind: ChannelKind, types: string | undefined): View | undefined {
  const names = types === undefined ? [] : types.split(',').map((name) => name.trim());
  if (kind === 'reminders') return reminders(names);
  if (kind === 'menu') return names.every((name) => name === 'menu_update') ? menu : undefined;
  if (names.length === 0) return everything;
  const known = names.map((name) => eventType.safeParse(name).data);
  const wanted = new Set(known.filter((name) => name !== undefined));
  return known.includes(undefined) ? undefined : onlyTypes(wanted);
}

/** The bytes of those messages that a view shows. */
export function selectAll(view: View, messages: readonly Message[]): Uint8Array[] {
  return messages.map((message) => view.select(message)).filter((bytes) => bytes !== undefined);
}

const everything: View = { key: 'all', select: ({ bytes }) => bytes, takesSignals: true };

function onlyTypes(wanted: ReadonlySet<EventType>): View {
  return {
    key: [...wanted].sort().join(),
    select: ({ event, bytes }) => (wanted.has(event.type) ? bytes : undefined),
    takesSignals: false,
  };
}

/** What everybody may know who may read the menu. */
const menu = onlyTypes(new Set(['menu_update']));

function reminders(names: readonly string[]): View | undefined {
  const wanted = new Set(names.length > 0 ? names : ['1', '2']);
  if (![...wanted].every((name) => name === '1' || name === '2')) return undefined;
  return {
    key: `reminders ${[...wanted].sort().join()}`,
    select: ({ event }) => {
      const reminder = toReminder(event);
      return reminder && wanted.has(String(reminder.type)) ? encodeFrame(reminder) : undefined;
    },
    takesSignals: false,
  };
}
