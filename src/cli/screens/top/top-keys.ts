import type { Key } from 'ink';
import type { OrderOnWire } from '../../../protocol/orders.ts';
import type { Ticket } from '../../../client/board/tickets.ts';
import { type LogSource, logSources } from '../../../protocol/control.ts';
import type { Cli } from '../../cli.ts';
import { shiftedDigit } from '../shifted-digit.ts';
import type { PageSources } from './page-sources.ts';
import type { TextPage } from './text-page.ts';
import type { TopDesk } from './top-desk.ts';
import { jobsOf } from './view-lines.ts';

export type ViewName = 'orders' | 'stations' | 'allDay' | 'printers' | 'logs' | 'page';
/** What a digit means when it is asked for. */
export type Prompt = 'detail' | 'confirm' | 'recall' | 'test';

/** What one person looks at; a value, every key makes a new one. */
export interface View {
  readonly name: ViewName;
  /** Where Esc leads. */
  readonly back: ViewName;
  readonly prompt: Prompt | null;
  readonly input: { readonly kind: 'filter' | 'search' | 'palette'; readonly text: string } | null;
  readonly filter: string;
  readonly search: string;
  /** The first order shown. */
  readonly from: number;
  readonly scroll: number;
  /** The chosen printer, by its place. */
  readonly printer: number;
  /** A log that stands still while somebody reads it. */
  readonly held: TextPage | null;
}

export const firstView: View = {
  name: 'orders',
  back: 'orders',
  prompt: null,
  input: null,
  filter: '',
  search: '',
  from: 0,
  scroll: 0,
  printer: 0,
  held: null,
};

export interface KeyContext {
  readonly desk: TopDesk;
  readonly sources: PageSources;
  readonly texts: Cli['texts'];
  /** The orders that the last frame showed, in its order. */
  readonly shown: readonly Ticket[];
  readonly hasMore: boolean;
  /** Orders that may be brought back, as the last frame numbered them. */
  readonly finished: readonly OrderOnWire[];
  /** Lines of a page of text. */
  readonly rows: number;
  readonly leave: () => void;
  /** To the next store. */
  readonly nextStore: () => void;
}

const services: readonly (LogSource | undefined)[] = [undefined, ...logSources];

/** The view after a key; what a key does beyond the view is done at the desk. */
export function pressKey(view: View, input: string, key: Partial<Key>, context: KeyContext): View {
  if (view.input) return typeText(view, view.input, input, key, context);
  if (key.escape) return goBack(view, context);
  if (/^[1-9]$/.test(input)) return pressDigit(view, Number(input), context);
  const shifted = shiftedDigit(input);
  if (shifted !== undefined) return view.name === 'orders' ? openOrder(view, shifted, context) : view;
  if (key.leftArrow || key.rightArrow) return turn(view, key.rightArrow ? 1 : -1, context);
  if (key.upArrow || key.pageUp) return scroll(view, key.pageUp ? context.rows : 1, context);
  if (key.downArrow || key.pageDown) return scroll(view, -(key.pageDown ? context.rows : 1), context);
  return pressLetter({ ...view, prompt: null }, input, context);
}

function pressLetter(view: View, letter: string, context: KeyContext): View {
  const { desk, sources, texts, leave, nextStore } = context;
  const { views } = texts.top;
  const openPage = (title: string, source: Parameters<TopDesk['open']>[0]['source']): View => {
    desk.open({ title, source });
    return showView(view, 'page');
  };
  switch (letter) {
    case 'q':
      leave();
      return view;
    case 's':
      nextStore();
      return view;
    case 'o':
    case 'y':
      return { ...home(view), prompt: 'detail' };
    case 'c':
      return { ...home(view), prompt: 'confirm' };
    case 'r':
      desk.loadCompleted();
      return { ...home(view), prompt: 'recall' };
    case 'u':
      desk.undo();
      return view;
    case 't':
      return test(view, context);
    case 'b':
      return showView(view, 'stations');
    case 'a':
      return showView(view, 'allDay');
    case 'p':
      return showView(view, 'printers');
    case 'l':
      return openLogs(view, 0, context);
    case 'g':
      return openPage(
        views.sagas,
        sources.sagas(() => [...desk.getState().kitchen.board.orders.values()].map(({ order }) => order)),
      );
    case 'd':
      return openPage(views.doctor, sources.doctor());
    case 'f':
      if (view.name !== 'logs') return view;
      return { ...view, scroll: 0, held: view.held ? null : desk.getState().page };
    case '/':
      return view.name === 'logs' || view.name === 'page'
        ? { ...view, input: { kind: 'search', text: view.search } }
        : { ...view, input: { kind: 'filter', text: view.filter } };
    case ':':
      return { ...view, input: { kind: 'palette', text: '' } };
    case 'm':
      desk.toggleMute();
      return view;
    case '?':
      return openPage(views.help, async (show) => show(texts.top.help));
    default:
      return view;
  }
}

function pressDigit(view: View, digit: number, context: KeyContext): View {
  const { desk, sources, texts, shown, finished } = context;
  const ticket = shown[digit - 1];
  const done = { ...view, prompt: null };
  if (view.prompt === 'test') {
    const printer = desk.getState().kitchen.printers[digit - 1];
    if (printer) desk.testPrint(printer);
    return done;
  }
  if (view.prompt === 'recall') {
    const entry = finished[digit - 1];
    if (entry) desk.recall(entry, null);
    return done;
  }
  if (view.prompt === 'confirm') {
    if (ticket?.status === 'pending') desk.bump(ticket);
    return done;
  }
  if (view.prompt === 'detail') return openOrder(view, digit, context);
  if (view.name === 'logs') return digit <= services.length ? openLogs(view, digit - 1, context) : view;
  if (view.name === 'printers') {
    const job = jobsOf({ state: desk.getState() }, view.printer)[digit - 1];
    if (!job) return view;
    desk.open({ title: texts.top.preview(job.id), source: sources.preview(job.id) });
    return showView(view, 'page');
  }
  if (view.name === 'orders' && ticket) desk.bump(ticket);
  return view;
}

function openOrder(view: View, digit: number, { desk, sources, texts, shown }: KeyContext): View {
  const ticket = shown[digit - 1];
  if (!ticket) return { ...view, prompt: null };
  const title = `${texts.top.views.why} #${ticket.number}`;
  desk.open({ title, source: sources.why(ticket.orderId) });
  return showView(view, 'page');
}

function typeText(
  view: View,
  { kind, text }: NonNullable<View['input']>,
  input: string,
  key: Partial<Key>,
  { desk, sources }: KeyContext,
): View {
  const store = (value: string, isOpen: boolean): View => ({
    ...view,
    from: 0,
    scroll: 0,
    input: isOpen ? { kind, text: value } : null,
    ...(kind === 'filter' && { filter: value }),
    ...(kind === 'search' && { search: value }),
  });
  if (key.escape) return store('', false);
  if (key.backspace || key.delete) return store(text.replace(/.$/su, ''), true);
  if (!key.return) return store(text + input.replace(/\p{Cc}/gu, ''), true);
  if (kind !== 'palette' || text.trim() === '') return store(text, false);
  desk.open({ title: `: ${text}`, source: sources.command(text), endsNew: false });
  return showView({ ...view, input: null }, 'page');
}

function test(view: View, { desk }: KeyContext): View {
  const { printers } = desk.getState().kitchen;
  const only =
    view.name === 'printers' ? printers[view.printer] : printers.length === 1 ? printers[0] : undefined;
  if (!only) return { ...view, prompt: 'test' };
  desk.testPrint(only);
  return view;
}

function openLogs(view: View, place: number, { desk, sources, texts }: KeyContext): View {
  const service = services[place];
  const title = `${texts.top.views.logs} · ${service ?? texts.top.allLogs}`;
  desk.open({ title, source: sources.logs(service), endsNew: true });
  return { ...showView(view, 'logs'), search: view.name === 'logs' ? view.search : '' };
}

function turn(view: View, by: 1 | -1, { desk, shown, hasMore }: KeyContext): View {
  if (view.name === 'printers') {
    const { length } = desk.getState().kitchen.printers;
    return length === 0 ? view : { ...view, printer: (view.printer + by + length) % length };
  }
  if (view.name === 'stations') return { ...view, scroll: Math.max(0, view.scroll + by) };
  const step = Math.min(9, Math.max(1, shown.length));
  if (by > 0) return hasMore ? { ...view, from: view.from + step } : view;
  return { ...view, from: Math.max(0, view.from - 9) };
}

/** Up is towards the older lines. A log that somebody scrolls stands still. */
function scroll(view: View, up: number, { desk }: KeyContext): View {
  if (view.name === 'logs')
    return { ...view, scroll: Math.max(0, view.scroll + up), held: view.held ?? desk.getState().page };
  return { ...view, scroll: Math.max(0, view.scroll - up) };
}

/** One step back: a question, the filter or search, the view. */
function goBack(view: View, { desk }: KeyContext): View {
  if (view.prompt) return { ...view, prompt: null };
  if (view.search !== '') return { ...view, search: '', scroll: 0 };
  if (view.name === 'orders') return { ...view, filter: '', from: 0 };
  if (view.name === 'page' || view.name === 'logs') desk.close();
  return { ...view, name: view.back, back: 'orders', scroll: 0, held: null };
}

function home(view: View): View {
  return { ...view, name: 'orders', back: 'orders', scroll: 0, held: null };
}

function showView(view: View, name: ViewName): View {
  const back = name === 'page' && view.name === 'printers' ? 'printers' : 'orders';
  return { ...view, name, back, prompt: null, search: '', scroll: 0, held: null };
}
