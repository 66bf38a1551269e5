import type { Minor } from './money.ts';
import type { PaymentMethod } from './order.ts';

/** Who moves real money for us. */
export const remoteProviders = ['wechat', 'alipay', 'stripe'] as const;
export type RemoteProvider = (typeof remoteProviders)[number];

/** Which provider takes which way to pay. */
export const providerOfMethod: Readonly<Partial<Record<PaymentMethod, RemoteProvider>>> = {
  wechat: 'wechat',
  alipay: 'alipay',
  credit_card: 'stripe',
};

/** Whether the payer is sent to a real provider, so that only its word says what became of the payment. */
export function isRemote({ provider }: { readonly provider: string | null }): boolean {
  return remoteProviders.some((name) => name === provider);
}

/** A payment as a provider knows it. */
export interface Checkout {
  readonly paymentId: number;
  readonly provider: RemoteProvider;
  /** Our number of it; at most 32 characters of `A–Z 0–9`, and no other installation's. */
  readonly tradeNo: string;
  readonly amount: Minor;
  /** ISO 4217. */
  readonly currency: string;
  /** The provider's own number of it, where it has one before anything is paid. */
  readonly reference: string | null;
  /** What the payer scans, and where else the payer may go. */
  readonly qrCode: string | null;
  readonly paymentUrl: string | null;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly expiresAt: string;
  /** When the provider said that it has it; null while nobody knows. */
  readonly openedAt: string | null;
}

/** What the payer reads at the provider. */
export interface CheckoutTexts {
  readonly title: string;
}

export type OpenedCheckout = Pick<Checkout, 'reference' | 'qrCode' | 'paymentUrl'>;

/** What a provider knows of a payment. `unseen`: it never heard of it; `closed`: nobody can pay it any more. */
export type ChargeState =
  | { readonly state: 'unseen' | 'open' | 'closed' }
  | {
      readonly state: 'paid';
      readonly transactionId: string;
      readonly amount: Minor;
      readonly currency: string;
    };

/** Part of a payment that is to be given back; the same key again has no further effect. */
export interface RefundWish {
  readonly key: string;
  readonly amount: Minor;
  /** The provider's number of the money that came. */
  readonly transactionId: string | null;
}

/** What a provider knows of a refund. `refused`: it will not do it as things stand. */
export type RefundState =
  | { readonly state: 'unseen' | 'pending' }
  | { readonly state: 'done'; readonly reference: string }
  | { readonly state: 'refused'; readonly reason: string };

/** What a provider reports by itself, its signature checked. Only `paid` is believed; the rest is a hint to ask. */
export interface ProviderReport {
  readonly provider: RemoteProvider;
  readonly tradeNo: string;
  readonly charge: ChargeState;
  /** Of providers whose honest repetitions carry a new one: a message with a used one is a replay. */
  readonly nonce?: { readonly value: string; readonly expiresAt: string };
}

export interface RawCallback {
  /** The bytes as they came: what was signed. */
  readonly body: Uint8Array;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/**
 * A provider as the rest of the product sees it. Calls may reject with anything but `provider_refused`: then nobody knows
 * whether they had their effect.
 */
export interface PaymentProvider {
  readonly name: RemoteProvider;
  /** Whether it takes money in this currency (ISO 4217). */
  takes(currency: string): boolean;
  /** Asks it to collect a payment. Called again for the same checkout it answers the same. @throws DomainError `provider_refused` */
  create(checkout: Checkout, texts: CheckoutTexts): Promise<OpenedCheckout>;
  query(checkout: Checkout): Promise<ChargeState>;
  /** Nobody may pay it any more; `paid` when somebody was faster. */
  close(checkout: Checkout): Promise<'closed' | 'paid' | 'unseen'>;
  refund(checkout: Checkout, wish: RefundWish): Promise<RefundState>;
  queryRefund(checkout: Checkout, wish: RefundWish): Promise<RefundState>;
  /** @throws DomainError `unauthenticated` unless the provider signed exactly this, lately; `bad_request` */
  parseCallback(raw: RawCallback): Promise<ProviderReport | undefined>;
  /** Payments it took between two moments, whoever asked for them; absent where it has no such list. */
  listCharges?(from: Date, to: Date): Promise<ListedCharge[]>;
}

export interface ListedCharge {
  readonly tradeNo: string | null;
  readonly transactionId: string;
  readonly amount: Minor;
  readonly currency: string;
}

/** `ORD202601082348473567` and payment 12 become `ORD202601082348473567P12`: whoever reads it at the provider finds the order. */
export function tradeNumber(orderNumber: string, paymentId: number): string {
  return `${orderNumber}P${paymentId}`;
}

const minute = 60_000;
const queryAfter = [minute / 4, minute, 5 * minute, 15 * minute, 60 * minute];

/** When to ask next for a payment that is still open: 15 s, 1, 5, 15, 60 minutes after it was asked for, then hourly, to its end. */
export function nextQueryAt(
  { createdAt, expiresAt }: Pick<Checkout, 'createdAt' | 'expiresAt'>,
  now: Date,
): Date {
  const created = Date.parse(createdAt);
  const age = now.getTime() - created;
  const after = queryAfter.find((offset) => offset > age) ?? age + 60 * minute;
  const end = Date.parse(expiresAt);
  return new Date(now.getTime() >= end ? now.getTime() + minute : Math.min(created + after, end));
}
