import { ageOf, ticketsOf } from '../../../client/board/tickets.ts';
import { toLocalIso } from '../../../domain/local-time.ts';
import { attentionKinds, type AttentionKind } from '../../../protocol/explanations.ts';
import type { Frame } from './frame.ts';
import { fitLine, type Line, type Span, spread, widthOf } from './lines.ts';

/** Data older than this must not be taken for the present, ms; the hub speaks every 5 s. */
const staleAfterMs = 10_000;

/** The first line: the store, everything that is wrong until it is gone, and the time or since when it stands still. */
export function headLine(frame: Frame): Line {
  const { storeName, columns } = frame;
  const right = clockOf(frame);
  const room = columns - widthOf(right) - 1;
  const left: Span[] = [{ text: storeName, style: 'title' }];
  const alarms = alarmsOf(frame);
  if (alarms.length === 0) left.push({ text: `  ✔ ${frame.texts.top.well}`, style: 'good' });
  for (const [index, alarm] of alarms.entries()) {
    const rest = alarms.length - index - 1;
    const more: Span = { text: `  +${rest}`, style: 'bad' };
    const span: Span = { ...alarm, text: `  ${alarm.text}` };
    if (widthOf([...left, span, ...(rest > 0 ? [more] : [])]) > room && index > 0) {
      left.push({ text: `  +${rest + 1}`, style: 'bad' });
      break;
    }
    left.push(span);
  }
  return spread(left, right, columns);
}

/** Everything that is wrong, the most urgent first; each with its mark. */
export function alarmsOf(frame: Frame): Span[] {
  const { state, texts } = frame;
  const { top } = texts;
  return [
    ...(state.system ? [] : [bad(top.down)]),
    ...(state.system?.services ?? [])
      .filter(({ state: is }) => is !== 'ready')
      .map(({ service, state: is }) =>
        (is === 'starting' ? warn : bad)(`${service} ${top.serviceStates[is] ?? is}`),
      ),
    ...(state.system && state.apiError !== null ? [bad(top.apiDown)] : []),
    ...(state.kitchen.isConnected ? [] : [bad(top.notLive)]),
    ...troubles(frame),
    ...state.screens
      .filter(({ displayed, audio }) => !displayed || audio === 'blocked')
      .map(({ name, displayed }) => warn(`${name} ${displayed ? top.quiet : top.blind}`)),
    ...lateOrders(frame),
  ];
}

/** Since when nothing was heard, as the time of day in the store; undefined while it is live. */
export function stoppedAt({ state, monotonic, now, timeZone }: Frame): string | undefined {
  const silence = monotonic - state.kitchen.heardAt;
  return silence < staleAfterMs ? undefined : toLocalIso(new Date(now - silence), timeZone).slice(11, 19);
}

function clockOf(frame: Frame): Line {
  const { state, texts, monotonic, now, timeZone } = frame;
  const time = toLocalIso(new Date(now), timeZone);
  const stopped = stoppedAt(frame);
  const mutedFor = state.mutedUntil === null ? 0 : state.mutedUntil - monotonic;
  const muted = toLocalIso(new Date(now + mutedFor), timeZone).slice(11, 16);
  return [
    ...(mutedFor > 0 ? [{ text: `${texts.top.mutedUntil(muted)}  `, style: 'warn' as const }] : []),
    stopped === undefined
      ? { text: `${time.slice(11, 19)} ${time.slice(23)}` }
      : { text: texts.top.stoppedAt(stopped), style: 'alarm' as const },
  ];
}

/** Troubles by kind; of printers each by its name. */
function troubles({ state, texts }: Frame): Span[] {
  const names = new Map(state.kitchen.printers.map((printer) => [printer.id, printer]));
  return attentionKinds.flatMap((kind): Span[] => {
    const items = state.attention.filter((item) => item.kind === kind);
    if (items.length === 0) return [];
    const mark = severe.has(kind) ? bad : warn;
    if (kind !== 'printer') return [mark(texts.top.attention[kind](items.length))];
    return items.map(({ printer_id: id, sentence }) => {
      const printer = id === undefined ? undefined : names.get(id);
      const isKnown = printer && printer.state !== 'online' && printer.state !== 'unknown';
      return mark(isKnown ? `${printer.name} ${texts.printerStates[printer.state]}` : sentence);
    });
  });
}

const severe = new Set<AttentionKind>(['unconfirmed', 'unrouted', 'paperless', 'unseen', 'saga', 'failed']);

function lateOrders({ state, texts, now }: Frame): Span[] {
  const tickets = ticketsOf(state.kitchen.board, { station: null, status: null });
  const late = tickets.filter((ticket) => ageOf(ticket, now).age === 'late').length;
  return late > 0 ? [{ text: `▲ ${texts.top.late(late)}`, style: 'warn' }] : [];
}

function bad(text: string): Span {
  return { text: `✖ ${text}`, style: 'bad' };
}

function warn(text: string): Span {
  return { text: `! ${text}`, style: 'warn' };
}

/** The same without a terminal: no clock, nothing cut. */
export function alarmLine(frame: Frame): Line {
  const alarms = alarmsOf(frame);
  const stopped = stoppedAt(frame);
  return fitLine(
    [
      { text: frame.storeName },
      ...(alarms.length > 0 ? alarms : [{ text: `✔ ${frame.texts.top.well}` }]).map(({ text }) => ({
        text: `  ${text}`,
      })),
      ...(stopped === undefined ? [] : [{ text: `  ✖ ${frame.texts.top.stoppedAt(stopped)}` }]),
    ],
    Number.POSITIVE_INFINITY,
  );
}
