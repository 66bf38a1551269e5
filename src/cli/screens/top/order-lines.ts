import { ageOf, type Ticket, type TicketLine } from '../../../client/board/tickets.ts';
import { percentile } from '../../../domain/percentile.ts';
import { textWidth } from '../../output/text-width.ts';
import { formatAge, type Frame, placeOf } from './frame.ts';
import type { Papers } from './papers.ts';
import { cell, fitLine, type Line, type Span, spread, type Style, widthOf } from './lines.ts';

/** Narrower terminals do without. */
const p90From = 76;
const notesFrom = 70;
const allergyWordFrom = 100;

/** How many wait, cook and are ready, and how old they are. */
export function ordersTitle(
  frame: Frame,
  tickets: readonly Ticket[],
  { filter, pages = '' }: { readonly filter: string; readonly pages?: string },
): Line {
  const { texts, now, columns } = frame;
  const { top } = texts;
  const count = (...states: readonly string[]) =>
    tickets.filter(({ status }) => states.includes(status)).length;
  const ages = tickets.map((ticket) => ageOf(ticket, now).seconds).toSorted((a, b) => a - b);
  const average = ages.reduce((sum, age) => sum + age, 0) / Math.max(1, ages.length);
  const p90 =
    ages.length > 0
      ? percentile(
          0.9,
          ages.map((value) => ({ value, count: 1 })),
        )
      : 0;
  const figures = [
    `${top.counts.pending}${spaced(texts)}${count('pending')}`,
    `${top.counts.preparing}${spaced(texts)}${count('confirmed', 'preparing')}`,
    `${top.counts.ready}${spaced(texts)}${count('ready', 'serving')}`,
    ...(ages.length > 0 ? [top.average(formatAge(Math.round(average)))] : []),
    ...(ages.length > 0 && columns >= p90From ? [`P90 ${formatAge(p90)}`] : []),
  ].join(' ');
  return rule(
    [
      { text: top.orders, style: 'title' },
      ...(filter === '' ? [] : [{ text: ` ${top.filter(filter)}`, style: 'warn' as const }]),
      ...(pages === '' ? [] : [{ text: `  ${pages}` }]),
    ],
    figures,
    columns,
  );
}

/** `── 订单 ──────── 待2 备5 ──` */
export function rule(title: Line, right: string, columns: number): Line {
  const head: Line = [{ text: '── ', style: 'dim' }, ...title, { text: ' ' }];
  const tail: Line = right === '' ? [] : [{ text: ` ${right} ──` }];
  const fitted = fitLine(head, Math.max(0, columns - widthOf(tail)));
  const dashes = Math.max(0, columns - widthOf(fitted) - widthOf(tail));
  return [...fitted, { text: '─'.repeat(dashes), style: 'dim' }, ...tail];
}

/** One order on one line; `key` is the digit that moves it. */
export function orderLine(frame: Frame, ticket: Ticket, key: number | null): Line {
  const { state, texts, now, columns } = frame;
  const { seconds, age } = ageOf(ticket, now);
  const mark = ({ late: '▲', warn: '!', fresh: ' ' } as const)[age];
  const style: Style = ({ late: 'bad', warn: 'warn', fresh: 'plain' } as const)[age];
  const left: Line = [
    { text: key === null ? '  ' : `${key} `, style: 'title' },
    cell(`${mark} ${formatAge(seconds)}`, 9, style),
    { text: ' ' },
    cell(placeOf(texts, ticket), columns < 72 ? 6 : 8, 'title'),
    cell(`#${String(ticket.number).padStart(3, '0')}`, 5),
    ...dishes(ticket, frame),
  ];
  const paper = paperOf(ticket, state.papers);
  const isShown = state.shown.has(ticket.orderId);
  const isUnseen = state.attention.some(
    ({ kind, order_id }) => kind === 'unseen' && order_id === ticket.orderId,
  );
  const right: Span[] = [
    cell(texts.orderStates[ticket.status] ?? ticket.status, columns < 72 ? 6 : 10),
    { text: ' ' },
    cell(ticket.isPaid ? texts.top.paid : texts.top.unpaid, 6, ticket.isPaid ? 'plain' : 'dim'),
    { text: ' ' },
    { text: `${texts.top.paper}${paper}`, style: paper === '?' || paper === '✖' ? 'bad' : 'plain' },
    { text: ' ' },
    {
      text: `${texts.top.shown}${isShown ? '✔' : isUnseen ? '✖' : '…'}`,
      style: isUnseen && !isShown ? 'bad' : 'plain',
    },
    cell(ticket.urges > 0 ? ` ${texts.top.urged(ticket.urges)}` : '', urgeWidth(texts), 'bad'),
  ];
  return spread(left, right, columns);
}

/** Up to nine times; whoever urges oftener is seen all the same. */
function urgeWidth({ top }: Frame['texts']): number {
  return Math.max(5, textWidth(` ${top.urged(9)}`));
}

/**
 * What a cook must know first; the mark of a note and what a guest can't bear of these dishes come before them: they are never
 * cut off.
 */
function dishes({ lines, note, isRushed, isRecalled }: Ticket, { texts, columns }: Frame): Span[] {
  const withNotes = columns >= notesFrom;
  const notes = [note, ...lines.map((line) => line.note)].filter((text) => text !== null && text !== '');
  const eaten = lines.filter(({ state }) => state !== 'voided');
  const clashes = new Set(eaten.flatMap(({ allergy }) => allergy?.clashes ?? []));
  const others = new Set(eaten.flatMap(({ allergy }) => allergy?.others ?? []));
  const names = [...clashes].join(', ');
  return [
    ...(notes.length > 0 ? [{ text: '⚠ ', style: 'bad' as const }] : []),
    ...(clashes.size > 0
      ? [
          {
            text: `!!${columns >= allergyWordFrom ? texts.top.allergic(names) : names}!! `,
            style: 'alarm' as const,
          },
        ]
      : []),
    ...(isRushed ? [{ text: `${texts.top.rushed} `, style: 'bad' as const }] : []),
    ...(isRecalled ? [{ text: `${texts.top.isBack} `, style: 'bad' as const }] : []),
    ...lines.flatMap((line) => dish(line, withNotes)),
    ...(withNotes && note ? [{ text: `⚠${note} `, style: 'bad' as const }] : []),
    ...(withNotes && others.size > 0
      ? [{ text: `⚠${texts.kitchen.contains([...others].join(', '))}`, style: 'bad' as const }]
      : []),
  ];
}

function dish(line: TicketLine, withNotes: boolean): Span[] {
  const { quantity, name, options, note, state, addedAt, allergy } = line;
  const mark = { todo: '', cooking: '', done: '✔', voided: '✖' }[state];
  const style = ({ todo: 'plain', cooking: 'warn', done: 'dim', voided: 'bad' } as const)[state];
  const detail = options.length > 0 ? `(${options.join('/')})` : '';
  return [
    { text: `${mark}${quantity}${/^\d/.test(name) ? '×' : ''}${name}${detail}${addedAt ? '+' : ''} `, style },
    ...(state !== 'voided' && allergy && allergy.clashes.length > 0
      ? [{ text: '!! ', style: 'alarm' as const }]
      : []),
    ...(withNotes && note ? [{ text: `⚠${note} `, style: 'bad' as const }] : []),
  ];
}

/** `✔` all of it proven, `?` nobody knows, `✖` it failed, `…` under way, `—` none was asked for. */
function paperOf({ orderId }: Ticket, papers: Papers): string {
  const states = [...papers.values()]
    .filter((job) => job.order_id === orderId && job.job_type === 'order' && job.retried_to === null)
    .map(({ status }) => status);
  if (states.length === 0) return '—';
  if (states.some((state) => state === 'unconfirmed' || state === 'sent')) return '?';
  if (states.some((state) => state === 'failed' || state === 'expired')) return '✖';
  return states.every((state) => state === 'completed' || state === 'cancelled') ? '✔' : '…';
}

/** Chinese words need no space before a figure. */
function spaced({ top }: Frame['texts']): string {
  return /^[\w\s]+$/.test(top.counts.pending) ? ' ' : '';
}
