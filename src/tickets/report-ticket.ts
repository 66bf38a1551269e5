import type { Minor } from '../domain/money.ts';
import type { PaymentMethod } from '../domain/order.ts';
import type { TicketBlock, TicketDocument } from './document.ts';
import { formatPrice } from './format-price.ts';
import { markBanners, markFooter, type PrintMarks } from './print-marks.ts';
import { type TicketLanguage, type TicketTexts, ticketTexts } from './texts.ts';

/** Things counted and what they amount to. */
export interface ReportFigure {
  readonly count: number;
  readonly amount: Minor;
}

export interface ReportTicketInput extends PrintMarks {
  readonly storeName: string;
  /** The business day: `2026-01-08`. */
  readonly day: string;
  /** The day is over: its last word (Z). Otherwise a look in the middle of it (X). */
  readonly isFinal: boolean;
  readonly time: string;
  readonly requestedBy: string | null;
  readonly orders: {
    readonly total: number;
    readonly completed: number;
    readonly open: number;
    readonly cancelled: number;
  };
  /** Of the orders that are paid and not given back; before discounts. */
  readonly gross: Minor;
  readonly discounts: Minor;
  readonly net: ReportFigure;
  readonly payments: readonly (ReportFigure & { readonly method: PaymentMethod })[];
  readonly refunds: ReportFigure;
  /** Dishes taken off orders. */
  readonly voids: ReportFigure;
  /** Orders that nobody has paid yet. */
  readonly unpaid: ReportFigure;
  /** ISO 4217. */
  readonly currency: string;
  readonly language: TicketLanguage;
}

/** The figures of one business day. */
export function reportTicket(input: ReportTicketInput): TicketDocument {
  const texts = ticketTexts[input.language];
  const price = (amount: Minor) => formatPrice(amount, input.currency);
  const figure = (left: string, { count, amount }: ReportFigure): TicketBlock =>
    pair(`${left} x${count}`, price(amount));
  return {
    blocks: [
      ...markBanners(input, texts),
      ...heading(input, texts),
      pair(texts.ordersTotal, String(input.orders.total)),
      pair(`  ${texts.statuses.completed}`, String(input.orders.completed)),
      pair(`  ${texts.ordersOpen}`, String(input.orders.open)),
      pair(`  ${texts.statuses.cancelled}`, String(input.orders.cancelled)),
      { type: 'rule', char: '-' },
      pair(texts.gross, price(input.gross)),
      pair(texts.discounts, price(-input.discounts)),
      { ...pair(texts.net, price(input.net.amount)), style: { height: 2, bold: true } },
      pair(`${texts.average} (${input.net.count})`, price(averageOf(input.net))),
      { type: 'rule', char: '-' },
      { type: 'text', text: texts.byMethod, style: { bold: true } },
      ...input.payments.map((total) => figure(`  ${texts.methods[total.method]}`, total)),
      ...(input.payments.length === 0 ? [{ type: 'text', text: '-', indent: 2 } as const] : []),
      { type: 'rule', char: '-' },
      figure(texts.refunds, { ...input.refunds, amount: -input.refunds.amount }),
      figure(texts.voids, input.voids),
      figure(texts.unpaid, input.unpaid),
      { type: 'rule', char: '=' },
      ...markFooter(input, texts),
    ],
  };
}

function heading(input: ReportTicketInput, texts: TicketTexts): TicketBlock[] {
  const title = input.isFinal ? texts.reportFinal : texts.reportInterim;
  return [
    { type: 'text', text: title, align: 'center', oneLine: true, style: { width: 2, height: 2, bold: true } },
    { type: 'text', text: input.storeName, align: 'center' },
    { type: 'rule', char: '=' },
    { type: 'text', text: `${texts.day}: ${input.day}`, style: { height: 2 } },
    { type: 'text', text: `${texts.time}: ${input.time}` },
    ...(input.requestedBy === null
      ? []
      : [{ type: 'text', text: `${texts.printedBy}: ${input.requestedBy}` } as const]),
    { type: 'rule', char: '-' },
  ];
}

function pair(left: string, right: string): Extract<TicketBlock, { type: 'pair' }> {
  return { type: 'pair', left, right };
}

function averageOf({ count, amount }: ReportFigure): Minor {
  return count === 0 ? 0 : Math.round(amount / count);
}
