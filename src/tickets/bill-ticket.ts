import { DomainError } from '../domain/errors.ts';
import type { Minor } from '../domain/money.ts';
import type { ServiceMode } from '../domain/order.ts';
import type { TicketBlock, TicketDocument } from './document.ts';
import { formatPrice } from './format-price.ts';
import { describePlace } from './place.ts';
import { markBanners, markFooter, type PrintMarks } from './print-marks.ts';
import type { ReceiptItem } from './receipt-ticket.ts';
import { type TicketLanguage, type TicketTexts, ticketTexts } from './texts.ts';

export interface BillTicketInput extends PrintMarks {
  readonly storeName: string;
  /** The order's unique number; printed small at the foot. */
  readonly orderNumber: string;
  /** The short number people call out. */
  readonly dailyNumber: number;
  readonly tableNumber: string | null;
  readonly serviceMode: ServiceMode;
  readonly time: string;
  readonly items: readonly ReceiptItem[];
  /** Before the discount. */
  readonly totalAmount: Minor;
  readonly discountAmount: Minor;
  /** What is to be paid, after the discount. */
  readonly finalAmount: Minor;
  /** ISO 4217. */
  readonly currency: string;
  readonly isPaid: boolean;
  /** What each pays where the bill is split; else empty. */
  readonly shares: readonly Minor[];
  /** What to scan to pay; null prints no code. */
  readonly paymentQr: string | null;
  readonly language: TicketLanguage;
}

/**
 * What the guests owe, before they pay.
 * @throws DomainError `empty_ticket` without items.
 */
export function billTicket(input: BillTicketInput): TicketDocument {
  if (input.items.length === 0)
    throw new DomainError('empty_ticket', `The bill of order ${input.orderNumber} has no items to print.`);
  const texts = ticketTexts[input.language];
  const blocks: TicketBlock[] = [
    ...markBanners(input, texts),
    ...heading(input, texts),
    { type: 'rule', char: '-' },
    ...input.items.flatMap((item) => itemBlocks(item, input.currency)),
    { type: 'rule', char: '-' },
    ...totals(input, texts),
    ...shareBlocks(input, texts),
    ...payment(input, texts),
    { type: 'rule', char: '=' },
    { type: 'text', text: input.isPaid ? texts.thanks : texts.noReceipt, align: 'center' },
    { type: 'pair', left: input.orderNumber, right: input.storeName },
    ...markFooter(input, texts),
  ];
  return { blocks };
}

function heading(input: BillTicketInput, texts: TicketTexts): TicketBlock[] {
  return [
    { type: 'text', text: input.storeName, align: 'center', oneLine: true, style: { width: 2, height: 2 } },
    { type: 'text', text: texts.bill, align: 'center', style: { bold: true } },
    { type: 'rule', char: '=' },
    {
      type: 'pair',
      left: describePlace(input, texts),
      right: `#${input.dailyNumber}`,
      style: { height: 2, bold: true },
    },
    { type: 'text', text: `${texts.time}: ${input.time}` },
  ];
}

function itemBlocks(item: ReceiptItem, currency: string): TicketBlock[] {
  const { quantity, name, options, note, unitPrice, subtotal } = item;
  return [
    { type: 'item', quantity, name, price: formatPrice(subtotal, currency) },
    ...(quantity > 1
      ? [{ type: 'text', text: `@ ${formatPrice(unitPrice, currency)}`, indent: 4 } as const]
      : []),
    ...(options.length > 0 ? [{ type: 'list', parts: options, separator: ' | ', indent: 4 } as const] : []),
    ...(note ? [{ type: 'text', text: note, indent: 4 } as const] : []),
  ];
}

function totals(input: BillTicketInput, texts: TicketTexts): TicketBlock[] {
  const { totalAmount, discountAmount, finalAmount, currency } = input;
  const due = formatPrice(finalAmount, currency);
  return [
    ...(discountAmount === 0
      ? []
      : [
          { type: 'pair', left: texts.subtotal, right: formatPrice(totalAmount, currency) } as const,
          { type: 'pair', left: texts.discount, right: formatPrice(-discountAmount, currency) } as const,
        ]),
    {
      type: 'pair',
      left: input.isPaid ? texts.paid : texts.due,
      right: due,
      style: { width: 2, height: 2, bold: true },
    },
  ];
}

function shareBlocks({ shares, currency }: BillTicketInput, texts: TicketTexts): TicketBlock[] {
  if (shares.length < 2) return [];
  return [
    { type: 'rule', char: '-' },
    { type: 'text', text: texts.split, style: { bold: true } },
    ...shares.map(
      (share, index) =>
        ({
          type: 'pair',
          left: `  ${index + 1}/${shares.length}`,
          right: formatPrice(share, currency),
        }) as const,
    ),
  ];
}

function payment({ paymentQr, isPaid }: BillTicketInput, texts: TicketTexts): TicketBlock[] {
  if (paymentQr === null || isPaid) return [];
  return [
    { type: 'rule', char: '-' },
    { type: 'text', text: texts.scanToPay, align: 'center', style: { height: 2 } },
    // Scanners need white around the code.
    { type: 'blank' },
    { type: 'qr', payload: paymentQr },
    { type: 'blank' },
  ];
}
