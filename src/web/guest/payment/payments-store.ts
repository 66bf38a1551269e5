import { signal } from '@preact/signals';
import { z } from 'zod';
import { createdPayment, type PaymentOnWire } from '../../../protocol/payments.ts';
import { kept } from '../../session/kept.ts';

/** Payments that were begun on this phone: how to pay is told once. By the number of their order. */
const begun = kept('guest.payments', z.record(z.string(), createdPayment));

/** What became of payments, as it was told last. */
export const outcomes = signal<ReadonlyMap<number, PaymentOnWire>>(new Map());

export type CreatedPayment = z.output<typeof createdPayment>;

export function begunPayment(orderId: number): CreatedPayment | undefined {
  return begun.value?.[orderId];
}

/** The last twenty are kept. */
export function rememberPayment(payment: CreatedPayment): void {
  const others = Object.entries(begun.value ?? {}).filter(([id]) => id !== String(payment.order_id));
  begun.value = Object.fromEntries([...others.slice(-19), [String(payment.order_id), payment]]);
}

export function forgetPayment(orderId: number): void {
  begun.value = Object.fromEntries(
    Object.entries(begun.value ?? {}).filter(([id]) => id !== String(orderId)),
  );
}

export function takePayment(payment: PaymentOnWire): void {
  outcomes.value = new Map([...outcomes.value, [payment.payment_id, payment]]);
}
