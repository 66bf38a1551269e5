import type { Language } from './language.ts';
import type { ConfirmPolicy, GuestCart, ServiceMode } from './order.ts';

export interface Store {
  readonly id: number;
  readonly name: string;
  readonly address: string;
  /** IANA name. */
  readonly timezone: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly language: Language;
  readonly confirmPolicy: ConfirmPolicy;
  readonly serviceModes: readonly ServiceMode[];
  /** `HH:mm`: orders before it belong to the day before. */
  readonly businessDayStart: string;
  readonly guestCart: GuestCart;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

export const tableStates = ['free', 'occupied', 'reserved', 'closed'] as const;
export type TableStatus = (typeof tableStates)[number];

export interface DiningTable {
  readonly id: number;
  readonly storeId: number;
  readonly tableNumber: string;
  readonly seats: number | null;
  readonly status: TableStatus;
  /** Since when guests sit there, ISO 8601, UTC; null unless it is occupied. */
  readonly occupiedSince: string | null;
  /** Part of the signed QR code; raised to make printed ones worthless. */
  readonly tokenVersion: number;
  /** Part of its guests' tokens; raised to end their sessions. */
  readonly sessionVersion: number;
  readonly createdAt: string;
}

/** The table in another state: who sits down sits since now, who sat there already since before. */
export function withStatus(table: DiningTable, status: TableStatus, now: Date): DiningTable {
  const occupiedSince = status === 'occupied' ? (table.occupiedSince ?? now.toISOString()) : null;
  return { ...table, status, occupiedSince };
}
