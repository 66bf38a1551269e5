import { speaksOfAllergy } from '../domain/allergy.ts';
import { DomainError } from '../domain/errors.ts';
import type { ServiceMode } from '../domain/order.ts';
import type { TextStyle, TicketBlock, TicketDocument } from './document.ts';
import { describePlace } from './place.ts';
import { markBanners, markFooter, type PrintMarks } from './print-marks.ts';
import { type TicketLanguage, type TicketTexts, ticketTexts } from './texts.ts';

export interface KitchenTicketInput extends PrintMarks {
  readonly storeName: string;
  /** The order's unique number; printed small at the foot. */
  readonly orderNumber: string;
  /** The short number people call out; without one the order number's last four characters. */
  readonly dailyNumber?: number | null;
  readonly tableNumber: string | null;
  readonly serviceMode: ServiceMode;
  readonly station: string;
  /** Stations among the lines that no printer takes: this one stands in. */
  readonly unroutedStations?: readonly string[];
  /** As printed, in the store's time: `HH:mm` or `YYYY-MM-DD HH:mm:ss`. */
  readonly time: string;
  /** `new`: all lines are new; `change`: additions and cancellations; `cancel`: the whole order. */
  readonly kind: 'new' | 'change' | 'cancel';
  readonly lines: readonly KitchenTicketLine[];
  readonly orderNote: string | null;
  readonly language: TicketLanguage;
}

export interface KitchenTicketLine {
  readonly kind: 'add' | 'cancel';
  readonly quantity: number;
  readonly name: string;
  readonly options: readonly string[];
  readonly note: string | null;
  /** Dishes of one course stand together under its name. */
  readonly course?: string | null;
  /** For whom at the table. */
  readonly seat?: number | null;
}

/**
 * What one station has to cook, or to stop cooking, readable from a metre away.
 * @throws DomainError `empty_ticket` without lines.
 */
export function kitchenTicket(input: KitchenTicketInput): TicketDocument {
  if (input.lines.length === 0)
    throw new DomainError('empty_ticket', `The ticket of order ${input.orderNumber} has no lines to print.`);
  const texts = ticketTexts[input.language];
  const blocks = [
    ...markBanners(input, texts),
    ...kindBanner(input, texts),
    ...unroutedBanner(input, texts),
    ...heading(input, texts),
    ...orderNote(input, texts),
    ...section(input, 'add', texts),
    ...section(input, 'cancel', texts),
    ...footer(input, texts),
  ];
  return { blocks };
}

const big = { width: 2, height: 2 } as const satisfies Partial<TextStyle>;
const tall = { height: 2 } as const satisfies Partial<TextStyle>;
/** Sub-lines begin under the dish's name: three cells of double width. */
const underName = 6;

function kindBanner({ kind, lines }: KitchenTicketInput, texts: TicketTexts): TicketBlock[] {
  if (kind === 'new') return [];
  const text = kind === 'cancel' ? texts.cancelled : changeTitle(lines, texts);
  return [
    { type: 'text', text, align: 'center', oneLine: true, style: { ...big, bold: true, invert: true } },
    { type: 'blank' },
  ];
}

function changeTitle(lines: readonly KitchenTicketLine[], texts: TicketTexts): string {
  if (lines.every((line) => line.kind === 'add')) return texts.addition;
  return lines.every((line) => line.kind === 'cancel') ? texts.voided : texts.change;
}

function unroutedBanner({ unroutedStations = [] }: KitchenTicketInput, texts: TicketTexts): TicketBlock[] {
  if (unroutedStations.length === 0) return [];
  const text = `${texts.unrouted}: ${unroutedStations.join(', ')}`;
  return [{ type: 'text', text, align: 'center', style: { ...tall, bold: true, invert: true } }];
}

function heading(input: KitchenTicketInput, texts: TicketTexts): TicketBlock[] {
  return [
    {
      type: 'pair',
      left: describePlace(input, texts),
      right: shortNumber(input),
      style: { ...big, bold: true },
    },
    { type: 'pair', left: input.time, right: input.station, style: tall },
    { type: 'rule', char: '=' },
  ];
}

function shortNumber({ dailyNumber, orderNumber }: KitchenTicketInput): string {
  return `#${dailyNumber ?? orderNumber.slice(-4)}`;
}

function orderNote({ kind, orderNote }: KitchenTicketInput, texts: TicketTexts): TicketBlock[] {
  if (!orderNote) return [];
  const text = `${texts.orderNote}: ${orderNote}`;
  return [kind === 'cancel' ? plainNote(text, 0) : warning(text, 0), { type: 'rule', char: '-' }];
}

/** The lines of one kind. A change says above each group what it is and when it came. */
function section(
  input: KitchenTicketInput,
  kind: KitchenTicketLine['kind'],
  texts: TicketTexts,
): TicketBlock[] {
  const lines = input.lines.filter((line) => line.kind === kind);
  if (lines.length === 0) return [];
  const title = `${kind === 'add' ? texts.addition : texts.voided} ${input.time}`;
  return [
    ...(input.kind === 'change'
      ? [{ type: 'text', text: title, style: { ...tall, bold: true } } as const]
      : []),
    ...byCourse(lines).flatMap(({ course, dishes }) => [
      ...(course === null ? [] : [courseTitle(course)]),
      ...dishes.flatMap((line) => [...dish(line, texts), { type: 'blank' } as const]),
    ]),
  ];
}

/** Courses in the order in which they first appear; what has none comes first. */
function byCourse(
  lines: readonly KitchenTicketLine[],
): { course: string | null; dishes: KitchenTicketLine[] }[] {
  const courses = new Map<string | null, KitchenTicketLine[]>();
  for (const line of lines) {
    const course = line.course ?? null;
    const dishes = courses.get(course);
    if (dishes) dishes.push(line);
    else courses.set(course, [line]);
  }
  const groups = [...courses].map(([course, dishes]) => ({ course, dishes }));
  return [
    ...groups.filter(({ course }) => course === null),
    ...groups.filter(({ course }) => course !== null),
  ];
}

function courseTitle(course: string): TicketBlock {
  return { type: 'text', text: `-- ${course} --`, align: 'center', style: { ...tall, bold: true } };
}

function dish(line: KitchenTicketLine, texts: TicketTexts): TicketBlock[] {
  const { kind, quantity, name, options, note, seat = null } = line;
  const mark = kind === 'cancel' ? { mark: texts.voidMark } : {};
  return [
    { type: 'item', quantity, name, style: big, ...mark },
    ...(seat === null
      ? []
      : [{ type: 'text', text: `${texts.seat} ${seat}`, style: tall, indent: underName } as const]),
    ...(options.length > 0
      ? [{ type: 'list', parts: options, separator: ' / ', style: tall, indent: underName } as const]
      : []),
    ...(note ? [kind === 'cancel' ? plainNote(note, underName) : warning(note, underName)] : []),
  ];
}

/** Where nobody cooks any more, a note only tells which dish it was. */
function plainNote(note: string, indent: number): TicketBlock {
  return { type: 'text', text: note, style: tall, indent };
}

/** A note between exclamation marks; one that speaks of an allergy as large as it goes, white on black. */
function warning(note: string, indent: number): TicketBlock {
  const block = { type: 'text', text: note, frame: '!!' } as const;
  if (speaksOfAllergy(note)) return { ...block, style: { ...big, bold: true, invert: true } };
  return { ...block, indent, style: { ...tall, bold: true } };
}

function footer(input: KitchenTicketInput, texts: TicketTexts): TicketBlock[] {
  return [
    { type: 'rule', char: '-' },
    { type: 'pair', left: input.orderNumber, right: input.storeName },
    ...markFooter(input, texts),
  ];
}
