import { coerceError } from '../domain/errors.ts';
import { fromLocalIso } from '../domain/local-time.ts';
import type { ChargeState, Checkout } from '../domain/payment-provider.ts';
import type { Store } from '../domain/places.ts';
import { compareCharge, type Finding } from '../domain/reconciliation.ts';
import { findOrder } from '../storage/orders.ts';
import { findPayment } from '../storage/payments.ts';
import { findCheckout, findCheckoutByTradeNo, listCheckouts } from '../storage/provider-checkouts.ts';
import { listUnfinishedRefunds } from '../storage/refunds.ts';
import type { Queryable } from '../storage/storage.ts';
import { listStrayReports, type StrayReason } from '../storage/stray-reports.ts';
import type { Providers } from './providers/create-providers.ts';

export interface ReconcileOptions {
  readonly db: Queryable;
  readonly providers: Providers;
  readonly store: Store;
  /** Business day, `YYYY-MM-DD`. */
  readonly date: string;
}

export interface Reconciliation {
  /** How many payments were compared. */
  readonly checked: number;
  readonly findings: readonly Finding[];
}

const atOnce = 4;

/**
 * Lays a day's money side by side: each payment here and what its provider says of it now, what providers reported that has no
 * place here, what they took that nobody here asked for, and refunds under way. Changes nothing.
 */
export async function reconcile(options: ReconcileOptions): Promise<Reconciliation> {
  const { db, store, date } = options;
  const span = spanOf(store, date);
  const checkouts = await listCheckouts(db, { storeId: store.id, ...span });
  const findings: Finding[] = [];
  for (let first = 0; first < checkouts.length; first += atOnce) {
    const some = checkouts.slice(first, first + atOnce);
    const found = await Promise.all(some.map((checkout) => checkPayment(options, checkout)));
    findings.push(...found.filter((finding) => finding !== undefined));
  }
  findings.push(...(await listStrays(options, span)), ...(await listUnknownMoney(options, span)));
  for (const refund of await listUnfinishedRefunds(db, store.id)) {
    const checkout = await findCheckout(db, refund.paymentId);
    if (!checkout) continue;
    const about = await describe(db, checkout);
    findings.push({ ...about, kind: 'refund_unfinished', amount: refund.amount, detail: refund.status });
  }
  return { checked: checkouts.length, findings: withoutRepeats(findings) };
}

interface Span {
  readonly from: Date;
  readonly to: Date;
}

function spanOf({ timezone, businessDayStart }: Store, date: string): Span {
  const next = new Date(Date.parse(date) + 24 * 3_600_000).toISOString().slice(0, 10);
  const start = (day: string) => fromLocalIso(`${day}T${businessDayStart}:00`, timezone);
  return { from: start(date), to: start(next) };
}

async function checkPayment(
  { db, providers }: ReconcileOptions,
  checkout: Checkout,
): Promise<Finding | undefined> {
  const payment = await findPayment(db, checkout.paymentId);
  const provider = providers.get(checkout.provider);
  const about = await describe(db, checkout);
  if (!payment) return undefined;
  if (!provider) return { ...about, kind: 'unchecked', detail: 'not configured' };
  let charge: ChargeState;
  try {
    charge = await provider.query(checkout);
  } catch (thrown) {
    return { ...about, kind: 'unchecked', detail: coerceError(thrown).message };
  }
  const kind = compareCharge(payment, charge);
  if (!kind) return undefined;
  const there = charge.state === 'paid' ? charge : undefined;
  return {
    ...about,
    kind,
    transactionId: there?.transactionId ?? about.transactionId,
    providerAmount: there?.amount ?? null,
    detail: charge.state,
  };
}

const kindOfStray = {
  unknown: 'unknown_money',
  amount: 'amount_differs',
  conflict: 'paid_twice',
} as const satisfies Record<StrayReason, string>;

/** A report for no payment at all belongs to no store: each sees it. */
async function listStrays({ db, store }: ReconcileOptions, span: Span): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const stray of await listStrayReports(db, span)) {
    const checkout = await findCheckoutByTradeNo(db, stray.tradeNo);
    const payment = checkout && (await findPayment(db, checkout.paymentId));
    if (payment && payment.storeId !== store.id) continue;
    const about = checkout ? await describe(db, checkout) : nobodys(stray.provider);
    findings.push({
      ...about,
      kind: kindOfStray[stray.reason],
      tradeNo: stray.tradeNo,
      transactionId: stray.transactionId,
      providerAmount: stray.amount,
      currency: stray.currency,
      detail: 'reported',
    });
  }
  return findings;
}

async function listUnknownMoney({ db, providers }: ReconcileOptions, { from, to }: Span): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const provider of providers.values()) {
    try {
      for (const charge of (await provider.listCharges?.(from, to)) ?? []) {
        const known = charge.tradeNo === null ? undefined : await findCheckoutByTradeNo(db, charge.tradeNo);
        if (known) continue;
        findings.push({
          ...nobodys(provider.name),
          kind: 'unknown_money',
          tradeNo: charge.tradeNo,
          transactionId: charge.transactionId,
          providerAmount: charge.amount,
          currency: charge.currency,
          detail: 'listed',
        });
      }
    } catch (thrown) {
      findings.push({ ...nobodys(provider.name), kind: 'unchecked', detail: coerceError(thrown).message });
    }
  }
  return findings;
}

async function describe(db: Queryable, checkout: Checkout): Promise<Omit<Finding, 'kind'>> {
  const payment = await findPayment(db, checkout.paymentId);
  const order = payment && (await findOrder(db, payment.orderId));
  return {
    ...nobodys(checkout.provider),
    paymentId: checkout.paymentId,
    orderNumber: order?.orderNumber ?? null,
    tradeNo: checkout.tradeNo,
    transactionId: payment?.transactionId ?? null,
    amount: checkout.amount,
    currency: checkout.currency,
    status: payment?.status ?? null,
  };
}

function nobodys(provider: Finding['provider']): Omit<Finding, 'kind'> {
  return {
    provider,
    paymentId: null,
    orderNumber: null,
    tradeNo: null,
    transactionId: null,
    amount: null,
    providerAmount: null,
    currency: null,
    status: null,
    detail: null,
  };
}

/** What was reported and is listed too is one finding. */
function withoutRepeats(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, Finding>();
  for (const finding of findings) {
    const { kind, paymentId, transactionId, tradeNo, amount } = finding;
    const name = JSON.stringify([
      kind,
      paymentId,
      transactionId ?? tradeNo,
      kind === 'refund_unfinished' ? [amount, seen.size] : null,
    ]);
    if (!seen.has(name)) seen.set(name, finding);
  }
  return [...seen.values()];
}
