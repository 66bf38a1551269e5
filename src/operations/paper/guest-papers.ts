import { localParts } from '../../domain/local-time.ts';
import type { Language } from '../../protocol/values.ts';
import type { BilledItem, PaperOrder } from '../../storage/paper-orders.ts';
import type { Printable } from '../../tickets/printable.ts';
import type { ReceiptItem } from '../../tickets/receipt-ticket.ts';
import type { ReceiptMoney } from './receipt-money.ts';

export interface GuestPaper {
  readonly order: PaperOrder;
  /** Without the voided ones. */
  readonly items: readonly BilledItem[];
  readonly language: Language;
}

export interface WantedReceipt extends GuestPaper {
  readonly money: ReceiptMoney;
}

/** What the guest takes along. */
export function receiptPaper({ order, items, language, money }: WantedReceipt): Printable {
  return {
    template: 'receipt',
    facts: {
      storeName: order.storeName,
      orderNumber: String(order.orderId),
      fullNumber: order.orderNumber,
      tableNumber: order.tableNumber,
      time: formatTime(new Date(order.createdAt), order.timeZone),
      status: order.status,
      items: items.map(withSubtotal),
      discountAmount: order.discountAmount,
      finalAmount: order.finalAmount,
      currency: order.currency,
      ...money,
      language,
    },
  };
}

export interface WantedBill extends GuestPaper {
  readonly time: Date;
  /** What each pays where the bill is split; else empty. */
  readonly shares: readonly number[];
  /** Null prints no code. */
  readonly paymentQr: string | null;
}

/** What the guests owe. */
export function billPaper({ order, items, language, time, shares, paymentQr }: WantedBill): Printable {
  return {
    template: 'bill',
    facts: {
      storeName: order.storeName,
      orderNumber: order.orderNumber,
      dailyNumber: order.dailyNumber,
      tableNumber: order.tableNumber,
      serviceMode: order.serviceMode,
      time: formatTime(time, order.timeZone),
      items: items.map(withSubtotal),
      totalAmount: order.totalAmount,
      discountAmount: order.discountAmount,
      finalAmount: order.finalAmount,
      currency: order.currency,
      isPaid: order.paymentStatus === 'paid',
      shares,
      paymentQr,
      language,
    },
  };
}

/** `2026-01-08 23:48:47` */
export function formatTime(instant: Date, timeZone: string): string {
  const { year, month, day, hour, minute, second } = localParts(instant, timeZone);
  return `${year}-${month}-${day} ${hour}:${minute}:${second}`;
}

function withSubtotal({ name, options, note, quantity, unitPrice }: BilledItem): ReceiptItem {
  return { name, options, note, quantity, unitPrice, subtotal: unitPrice * quantity };
}
