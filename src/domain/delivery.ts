import type { TransitionTable } from './transitions.ts';

/** Bringing an order to its guest; where guests come or sit, nothing is to be brought and it is completed at once. */
export const deliveryStates = ['pending', 'completed', 'cancelled'] as const;
export type DeliveryStatus = (typeof deliveryStates)[number];

export const deliveryTransitions: TransitionTable<DeliveryStatus> = {
  pending: ['completed', 'cancelled'],
  completed: ['cancelled'],
  cancelled: [],
};

export interface Delivery {
  readonly id: number;
  readonly orderId: number;
  /** As the guest wrote it. */
  readonly address: string | null;
  readonly status: DeliveryStatus;
  readonly driverId: number | null;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}
