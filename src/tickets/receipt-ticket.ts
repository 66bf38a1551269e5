import { DomainError } from '../domain/errors.ts';
import type { Minor } from '../domain/money.ts';
import type { OrderStatus } from '../domain/order.ts';
import type { TicketBlock, TicketDocument } from './document.ts';
import { formatPrice } from './format-price.ts';
import { markBanners, markFooter, type PrintMarks } from './print-marks.ts';
import { type TicketLanguage, type TicketTexts, ticketTexts } from './texts.ts';

export interface ReceiptTicketInput extends PrintMarks {
  readonly storeName: string;
  /** What the guest is told, e.g. `456`; printed after a `#`. */
  readonly orderNumber: string;
  /** The order's unique number, small at the foot. @default none */
  readonly fullNumber?: string;
  readonly tableNumber: string | null;
  readonly time: string;
  readonly status: OrderStatus;
  readonly items: readonly ReceiptItem[];
  readonly discountAmount: Minor;
  /** What the guest pays, after the discount. */
  readonly finalAmount: Minor;
  /** ISO 4217. */
  readonly currency: string;
  /** Where it is the receipt of one share of a split bill. @default the whole bill's */
  readonly share?: ReceiptShare | null;
  /** What each pays where the bill is split, in order. @default it is not split */
  readonly shares?: readonly PaidShare[];
  /** What went back, oldest first. @default nothing */
  readonly refunds?: readonly ReceiptRefund[];
  /** What is there of what the guest paid, after what went back. @default what the guest pays */
  readonly keptAmount?: Minor;
  readonly language: TicketLanguage;
}

export interface ReceiptShare {
  readonly id: number;
  /** From 1. */
  readonly number: number;
  readonly of: number;
  readonly amount: Minor;
}

export interface PaidShare {
  readonly amount: Minor;
  readonly isPaid: boolean;
}

export interface ReceiptRefund {
  readonly amount: Minor;
  /** Not yet when the provider still has it. */
  readonly isDone: boolean;
  /** What it is for: `1x  宫保鸡丁`; empty when it is for no dish in particular. */
  readonly dishes: readonly string[];
}

export interface ReceiptItem {
  readonly name: string;
  /** As printed: `规格: 大杯`. */
  readonly options: readonly string[];
  readonly note?: string | null;
  readonly quantity: number;
  readonly unitPrice: Minor;
  readonly subtotal: Minor;
}

/**
 * The guest's receipt.
 * @throws DomainError `empty_ticket` without items.
 */
export function receiptTicket(input: ReceiptTicketInput): TicketDocument {
  if (input.items.length === 0)
    throw new DomainError('empty_ticket', `The receipt of order ${input.orderNumber} has no items to print.`);
  const texts = ticketTexts[input.language];
  const blocks: TicketBlock[] = [
    ...markBanners(input, texts),
    { type: 'rule', char: '=' },
    { type: 'text', text: input.storeName, align: 'center', style: { bold: true } },
    { type: 'rule', char: '=' },
    ...facts(input, texts),
    { type: 'rule', char: '-' },
    ...input.items.flatMap((item) => itemBlocks(item, input.currency)),
    { type: 'rule', char: '-' },
    ...totals(input, texts),
    ...shareBlocks(input, texts),
    ...refundBlocks(input, texts),
    { type: 'rule', char: '=' },
    { type: 'text', text: texts.thanks, align: 'center' },
    { type: 'rule', char: '=' },
    ...footer(input, texts),
  ];
  return { blocks };
}

function facts(
  { orderNumber, tableNumber, time, status }: ReceiptTicketInput,
  texts: TicketTexts,
): TicketBlock[] {
  return [
    { type: 'text', text: `${texts.order}: #${orderNumber}` },
    ...(tableNumber === null ? [] : [{ type: 'text', text: `${texts.table}: ${tableNumber}` } as const]),
    { type: 'text', text: `${texts.time}: ${time}` },
    { type: 'text', text: `${texts.status}: ${texts.statuses[status]}` },
  ];
}

/** What tells this paper from others; a text without a job has no need of it. */
function footer(input: ReceiptTicketInput, texts: TicketTexts): TicketBlock[] {
  const marks = markFooter(input, texts);
  if (marks.length === 0 || input.fullNumber === undefined) return marks;
  return [{ type: 'text', text: input.fullNumber }, ...marks];
}

function itemBlocks(item: ReceiptItem, currency: string): TicketBlock[] {
  const price = formatPrice(item.unitPrice, currency);
  const sum = formatPrice(item.subtotal, currency);
  return [
    { type: 'text', text: item.name },
    ...(item.options.length > 0
      ? [{ type: 'list', parts: item.options, separator: ' | ', indent: 2 } as const]
      : []),
    ...(item.note ? [{ type: 'text', text: item.note, indent: 2 } as const] : []),
    { type: 'text', text: `${item.quantity} x ${price} = ${sum}`, indent: 2 },
  ];
}

function totals(
  { discountAmount, finalAmount, currency }: ReceiptTicketInput,
  texts: TicketTexts,
): TicketBlock[] {
  return [
    ...(discountAmount === 0
      ? []
      : [{ type: 'text', text: `${texts.discount}: ${formatPrice(-discountAmount, currency)}` } as const]),
    { type: 'text', text: `${texts.total}: ${formatPrice(finalAmount, currency)}`, style: { bold: true } },
  ];
}

/** Of one share its own amount, of the whole bill who has paid what. */
function shareBlocks(
  { share, shares = [], currency }: ReceiptTicketInput,
  texts: TicketTexts,
): TicketBlock[] {
  if (share) {
    const left = `${texts.split} ${share.number}/${share.of}`;
    return [{ type: 'pair', left, right: formatPrice(share.amount, currency), style: { bold: true } }];
  }
  if (shares.length < 2) return [];
  return [
    { type: 'rule', char: '-' },
    { type: 'text', text: texts.split },
    ...shares.map(({ amount, isPaid }, index): TicketBlock => {
      const state = isPaid ? texts.paid : texts.unpaid;
      const left = `  ${index + 1}/${shares.length}  ${state}`;
      return { type: 'pair', left, right: formatPrice(amount, currency) };
    }),
  ];
}

function refundBlocks(input: ReceiptTicketInput, texts: TicketTexts): TicketBlock[] {
  const { refunds = [], keptAmount = input.finalAmount, currency } = input;
  if (refunds.length === 0) return [];
  return [
    { type: 'rule', char: '-' },
    ...refunds.flatMap(({ amount, isDone, dishes }): TicketBlock[] => [
      {
        type: 'pair',
        left: isDone ? texts.refund : texts.refundUnderWay,
        right: formatPrice(-amount, currency),
      },
      ...dishes.map((text) => ({ type: 'text', text, indent: 2 }) as const),
    ]),
    { type: 'pair', left: texts.kept, right: formatPrice(keptAmount, currency), style: { bold: true } },
  ];
}
