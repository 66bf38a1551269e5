import type { OrderStatus, PaymentMethod } from '../domain/order.ts';

/** Every word that a template prints; a language that lacks one doesn't compile. */
export interface TicketTexts {
  readonly reprint: string;
  readonly duplicate: string;
  readonly requestedBy: string;
  readonly copy: string;
  /** Above the name of the printer that should have printed it. */
  readonly standsInFor: string;
  readonly table: string;
  readonly dineIn: string;
  readonly takeout: string;
  readonly delivery: string;
  readonly addition: string;
  readonly change: string;
  readonly voided: string;
  readonly voidMark: string;
  readonly cancelled: string;
  readonly orderNote: string;
  /** Above dishes whose station no printer takes. */
  readonly unrouted: string;
  readonly job: string;
  readonly runningNumber: string;
  readonly order: string;
  readonly time: string;
  readonly status: string;
  readonly statuses: Readonly<Record<OrderStatus, string>>;
  readonly discount: string;
  readonly total: string;
  readonly thanks: string;
  readonly seat: string;
  readonly bill: string;
  readonly subtotal: string;
  readonly due: string;
  readonly paid: string;
  readonly split: string;
  readonly scanToPay: string;
  readonly noReceipt: string;
  /** Of a day that is over. */
  readonly reportFinal: string;
  /** In the middle of the day. */
  readonly reportInterim: string;
  readonly day: string;
  readonly printedBy: string;
  readonly ordersTotal: string;
  readonly ordersOpen: string;
  readonly gross: string;
  readonly discounts: string;
  readonly net: string;
  readonly average: string;
  readonly byMethod: string;
  readonly methods: Readonly<Record<PaymentMethod, string>>;
  readonly refunds: string;
  /** Money that went back, and money that is on its way back. */
  readonly refund: string;
  readonly refundUnderWay: string;
  /** What is left of what the guest paid. */
  readonly kept: string;
  readonly voids: string;
  readonly unpaid: string;
  readonly testTitle: string;
  readonly testProfile: string;
  readonly testCut: string;
  readonly testPrinter: string;
  readonly testColumns: string;
  readonly testBigText: string;
  readonly testQuestion: string;
}
