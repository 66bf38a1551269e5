import { type Minor, toMajor } from './money.ts';
import type { PaymentMethod } from './order.ts';
import type { TransitionTable } from './transitions.ts';

/** What becomes of one payment; an order's own payment status follows from its payments. */
export const chargeStates = ['pending', 'success', 'failed', 'cancelled', 'refunded'] as const;
export type ChargeStatus = (typeof chargeStates)[number];

/** Money that arrived is never denied: a payer may succeed after a failed try, and even after the payment was cancelled. */
export const chargeTransitions: TransitionTable<ChargeStatus> = {
  pending: ['success', 'failed', 'cancelled'],
  failed: ['success'],
  cancelled: ['success'],
  success: ['refunded'],
  refunded: [],
};

export interface Payment {
  readonly id: number;
  readonly orderId: number;
  readonly storeId: number;
  readonly amount: Minor;
  /** ISO 4217. */
  readonly currency: string;
  readonly method: PaymentMethod;
  readonly status: ChargeStatus;
  /** Whose points it earns. */
  readonly customerPhone: string | null;
  /** Who took or reported the money, and its number there. */
  readonly provider: string | null;
  readonly transactionId: string | null;
  /** Cash handed over at the till. */
  readonly tendered: Minor | null;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly paidAt: string | null;
  /** When all of it was given back. */
  readonly refundedAt: string | null;
  /** What was given back of it, and what is promised and under way. */
  readonly refundedAmount: Minor;
  readonly refundPending: Minor;
  /** Of a split bill: the share it pays. */
  readonly shareId: number | null;
}

/** Whether the payer is sent to a provider; all others pay a person, who confirms it. */
export function needsProvider(method: PaymentMethod): boolean {
  return method === 'wechat' || method === 'alipay';
}

/** Names and descriptions of requirement document 001. */
export const paymentMethodTexts: Readonly<
  Record<PaymentMethod, { readonly name: string; readonly description: string }>
> = {
  wechat: { name: '微信支付', description: '使用微信扫码支付' },
  alipay: { name: '支付宝', description: '使用支付宝扫码支付' },
  cash: { name: '现金支付', description: '现金支付，由店员确认' },
  credit_card: { name: '信用卡', description: '刷卡支付' },
  counter: { name: '柜台支付', description: '在柜台支付，由店员确认' },
};

/** What the simulated provider's QR code says: `pay://fake.wechat.com?payment_id=1&amount=76.0`. */
export function simulatedQrCode({ id, method, amount }: Pick<Payment, 'id' | 'method' | 'amount'>): string {
  const major = toMajor(amount);
  return `pay://fake.${method}.com?payment_id=${id}&amount=${Number.isInteger(major) ? major.toFixed(1) : major}`;
}

/** 1 yuan earns 1 point; whole yuan only. */
export function pointsOf(amount: Minor): number {
  return Math.floor(amount / 100);
}

/**
 * How many of the points that a payment earned go with a refund of it; all its refunds together take exactly what it earned.
 * @param earned what it earned
 */
export function pointsLost(
  earned: number,
  before: Pick<Payment, 'amount' | 'refundedAmount'>,
  after: Pick<Payment, 'amount' | 'refundedAmount'>,
): number {
  const left = ({ amount, refundedAmount }: Pick<Payment, 'amount' | 'refundedAmount'>) =>
    Math.min(earned, pointsOf(amount - refundedAmount));
  return left(before) - left(after);
}
