import type { Minor } from '../../domain/money.ts';

/** What the people of the dinner know by themselves, to be compared with what the product says. */
export interface Ledger {
  /** By the script's number. */
  readonly orders: Map<number, KnownOrder>;
  readonly payments: KnownPayment[];
  readonly members: KnownMember[];
  readonly troubles: KnownTrouble[];
  readonly kills: KnownKill[];
  /** What could not be done, and why. */
  readonly failures: string[];
}

export interface KnownOrder {
  readonly id: number;
  readonly orderNumber: string;
  /** Ids of its dishes, in the order in which they came. */
  dishes: readonly number[];
  /** When it was sent, ms of the process's clock. */
  readonly sentAt: number;
  /** When somebody pressed "confirm". */
  confirmedAt?: number;
  isCancelled: boolean;
}

export interface KnownPayment {
  readonly id: number;
  readonly orderId: number;
  /** What the payer handed over and did not get back at once. */
  readonly paid: Minor;
}

export interface KnownMember {
  readonly id: number;
  /** The order that was paid with the telephone. */
  readonly orderId: number;
}

export interface KnownTrouble {
  readonly printer: number;
  readonly trouble: 'paper' | 'cover' | 'power';
  /** The state in which the product then showed the printer; null when it never said so. */
  readonly noticedAs: string | null;
}

export interface KnownKill {
  readonly service: 'api' | 'hub' | 'printd';
  /** Until it was ready again, ms. */
  readonly backMs: number;
}

export function openLedger(): Ledger {
  return { orders: new Map(), payments: [], members: [], troubles: [], kills: [], failures: [] };
}
