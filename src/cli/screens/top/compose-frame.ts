import { textWidth } from '../../output/text-width.ts';
import pc from 'picocolors';
import { type Ticket, ticketsOf } from '../../../client/board/tickets.ts';
import type { Cli } from '../../cli.ts';
import { describeEvent } from '../../output/describe-event.ts';
import { fitHints } from '../../output/fit-hints.ts';
import { noticeLines, noticesOf } from '../notice-lines.ts';
import { sentenceOf } from '../kitchen/frame-lines.ts';
import { type Choice, choicesOf } from '../kitchen/modes.ts';
import { headLine } from './alarm-lines.ts';
import { type Frame, placeOf } from './frame.ts';
import { healthLines, screensLine } from './health-lines.ts';
import { fitLine, type Line } from './lines.ts';
import { orderLine, ordersTitle, rule } from './order-lines.ts';
import type { TopSaid } from './top-desk.ts';
import type { View } from './top-keys.ts';
import { allDayLines, pageLines, printerLines, stationLines, stationsOfPage } from './view-lines.ts';

/** A whole frame, and what the keys of it mean. */
export interface Composed {
  readonly lines: readonly Line[];
  /** The orders behind the digits. */
  readonly shown: readonly Ticket[];
  readonly hasMore: boolean;
  readonly finished: readonly Choice[];
  /** Lines of the part between health and foot. */
  readonly rows: number;
}

export interface ComposeOptions extends Frame {
  readonly view: View;
  /** Of the terminal; the frame leaves one free, as Ink flickers when it fills the terminal. */
  readonly terminalRows: number;
  /** The last action's outcome, while it is news. */
  readonly said: TopSaid | null;
  readonly stdout: Cli['stdout'];
}

/** Health, orders, events and foot: each has its place, given by the height of the terminal alone. */
export function composeFrame(options: ComposeOptions): Composed {
  const { state, texts, view, terminalRows, columns } = options;
  const isLarge = terminalRows >= 30;
  const healthRows = isLarge ? 6 : 4;
  const mostEvents = isLarge ? 6 : 3;
  const notices = noticeLines(noticesOf(state.kitchen, options.language), {
    width: columns,
    rows: mostEvents + 2,
  });
  const rows = terminalRows - 1 - healthRows - 5 - notices.length;
  // What can't be relied on takes the place of events, so that nothing else moves.
  const hasEvents = view.name === 'orders' && view.input?.kind !== 'palette';
  const eventRows = hasEvents ? Math.max(0, mostEvents - notices.length) : 0;
  const tickets = ticketsOf(state.kitchen.board, { station: null, status: null }).filter((ticket) =>
    matches(ticket, view.filter, texts),
  );
  const orderRows = rows - eventRows - (hasEvents ? 1 : 0);
  const from = Math.min(view.from, Math.max(0, tickets.length - 1));
  const shown = tickets.slice(from, from + orderRows);
  const finished = choicesOf('recall', { state: state.kitchen, station: null, tickets, texts });
  const [title, ...body] = bodyOf({ options, tickets, shown, from, finished, rows, orderRows });
  const filled = fill(body, hasEvents ? orderRows : rows);
  const lines = [
    headLine(options),
    ...healthLines(options, healthRows),
    screensLine(options),
    title ?? [],
    ...filled,
    ...(hasEvents ? eventLines(options, eventRows) : []),
    ...notices.map((text): Line => [{ text, style: 'warn' }]),
    ...footLines(options),
  ];
  return {
    lines: lines.map((line) => fitLine(line, columns)),
    shown,
    hasMore: from + orderRows < tickets.length,
    finished,
    rows,
  };
}

interface BodyOptions {
  readonly options: ComposeOptions;
  readonly tickets: readonly Ticket[];
  readonly shown: readonly Ticket[];
  readonly from: number;
  readonly finished: readonly Choice[];
  readonly rows: number;
  readonly orderRows: number;
}

function bodyOf({ options, tickets, shown, from, finished, rows, orderRows }: BodyOptions): Line[] {
  const { state, texts, view, columns } = options;
  const { top, kitchen } = texts;
  const named = (name: string, right = '') => rule([{ text: name, style: 'title' }], right, columns);
  if (view.input?.kind === 'palette') return [named(': '), ...paletteLines(texts, view.input.text)];
  switch (view.name) {
    case 'stations': {
      const { stations, page, pages } = stationsOfPage(options, tickets, view.scroll);
      return [
        named(top.views.stations, pages > 1 ? `${page}/${pages}` : ''),
        ...stationLines(options, { tickets, stations }, rows),
      ];
    }
    case 'allDay':
      return [named(top.views.allDay), ...allDayLines(options, tickets, rows)];
    case 'printers':
      return [named(top.views.printers), ...printerLines(options, view.printer, rows)];
    case 'logs':
    case 'page': {
      const page = view.held ?? state.page;
      const frame = { ...options, state: { ...state, page } };
      const { lines, scroll, total } = pageLines(frame, { search: view.search, scroll: view.scroll, rows });
      const mode = view.name === 'logs' ? `${view.held ? top.held : top.following} ` : '';
      const search = view.search === '' ? '' : ` ${top.filter(view.search)}`;
      return [
        named(`${page?.title ?? ''}${search}`, `${mode}${Math.min(total, scroll + lines.length)}/${total}`),
        ...lines,
      ];
    }
    case 'orders':
      break;
  }
  const heading = ordersTitle(options, tickets, view);
  if (view.prompt === 'recall')
    return [
      heading,
      ...(finished.length > 0 ? finished.map(({ label }) => label) : [kitchen.nothingToRecall])
        .slice(0, orderRows)
        .map((text): Line => [{ text }]),
    ];
  if (view.prompt === 'test')
    return [
      heading,
      ...state.kitchen.printers
        .slice(0, Math.min(9, orderRows))
        .map(
          ({ name, state: is }, index): Line => [
            { text: `${index + 1} ${name}  ${texts.printerStates[is]}` },
          ],
        ),
    ];
  if (tickets.length === 0) return [heading, [{ text: view.filter === '' ? kitchen.nothing : top.noMatch }]];
  const lines = shown.map((ticket, index) => orderLine(options, ticket, index < 9 ? index + 1 : null));
  const after = tickets.length - from - shown.length;
  const pages = [
    ...(from > 0 ? [kitchen.before(from)] : []),
    ...(after > 0 ? [kitchen.after(after)] : []),
  ].join('  ');
  return [ordersTitle(options, tickets, { ...view, pages }), ...lines];
}

function paletteLines(texts: Cli['texts'], typed: string): Line[] {
  const word = typed.trimStart().split(' ', 1)[0] ?? '';
  const rank = (name: string) => (name.startsWith(word) ? 0 : name.includes(word) ? 1 : 2);
  return Object.entries(texts.commands)
    .filter(([name, about]) => name.includes(word) || about.includes(word))
    .toSorted(([one], [other]) => rank(one) - rank(other))
    .map(
      ([name, about]): Line => [
        { text: `  ${name.padEnd(12)}`, style: 'title' },
        { text: about, style: 'dim' },
      ],
    );
}

const plain = pc.createColors(false);

function eventLines({ state, texts, columns, stdout }: ComposeOptions, rows: number): Line[] {
  const { orders, ended } = state.kitchen.board;
  const numbers = new Map([...orders.values(), ...ended].map(({ order }) => [order.id, order.daily_number]));
  const events = rows > 0 ? state.events.slice(-rows).toReversed() : [];
  return [
    rule([{ text: texts.top.events, style: 'title' }], '', columns),
    ...fill(
      events.map(
        (event): Line => [
          {
            text: describeEvent({ texts, colors: plain, stdout }, event, numbers),
            style: event.type === 'order_reminder' || event.type === 'order_unattended' ? 'bad' : 'plain',
          },
        ],
      ),
      rows,
    ),
  ];
}

/** What was done or what is asked; without either the most urgent trouble. Then the keys. */
function footLines({ state, texts, view, said, columns }: ComposeOptions): Line[] {
  const { top } = texts;
  return [news(), [{ text: fitHints(keys(), columns), style: 'dim' }]];

  function news(): Line {
    if (view.input)
      return [{ text: `${top.inputs[view.input.kind]}${tail(view.input.text, columns - 40)}█` }];
    if (view.prompt) return [{ text: top.prompts[view.prompt], style: 'title' }];
    if (said?.kind === 'tested') return [{ text: top.tested(said.printer, said.jobId) }];
    if (said) return [{ text: sentenceOf(said, texts), style: said.kind === 'error' ? 'bad' : 'plain' }];
    const [first] = state.attention;
    return first ? [{ text: trouble(first), style: 'warn' }] : [{ text: ' ' }];
  }

  /** What happened and what to do; where there is room for one, what to do. */
  function trouble({ sentence, action, order_id: id }: (typeof state.attention)[number]): string {
    const whole = `→ ${sentence} ${action}`;
    const order = id === undefined ? undefined : state.kitchen.board.orders.get(id)?.order;
    return textWidth(whole) <= columns ? whole : `→ ${order ? `#${order.daily_number} ` : ''}${action}`;
  }

  function keys(): string {
    if (view.input) return top.keys.input;
    if (view.name !== 'allDay') return top.keys[view.name];
    return top.keys.list;
  }
}

/** The end of what somebody types stays in sight. */
function tail(text: string, width: number): string {
  let kept = text;
  while (textWidth(kept) > Math.max(10, width)) kept = kept.slice(/^[\uD800-\uDBFF]/.test(kept) ? 2 : 1);
  return kept;
}

/** Any of table, number, station, dish, note or state has the text in it. */
function matches(ticket: Ticket, filter: string, texts: Cli['texts']): boolean {
  const wanted = filter.trim().toLowerCase();
  if (wanted === '') return true;
  return [
    placeOf(texts, ticket),
    ticket.table ?? '',
    `#${ticket.number}`,
    ticket.orderNumber,
    ticket.note ?? '',
    texts.orderStates[ticket.status] ?? '',
    ...ticket.lines.flatMap(({ name, station, note, options }) => [name, station, note ?? '', ...options]),
  ].some((text) => text.toLowerCase().includes(wanted));
}

function fill(lines: readonly Line[], rows: number): Line[] {
  return Array.from({ length: rows }, (_, row) => lines[row] ?? [{ text: ' ' }]);
}
