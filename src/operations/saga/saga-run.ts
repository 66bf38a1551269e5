import type { Order } from '../../domain/placed-order.ts';
import type { Store } from '../../domain/places.ts';
import type { Actor } from '../../domain/roles.ts';
import type { Saga, SagaDirection, SagaStep } from '../../domain/saga.ts';

export interface SagaRun {
  /** As it stands in this transaction. */
  readonly order: Order;
  readonly store: Store;
  readonly actor: Actor;
  /** Why it is cancelled, for its history. */
  readonly reason?: string | null | undefined;
  /** The order is to be cancelled now. */
  readonly isCancelling?: boolean;
  /** How long the payment of an order that is confirmed by it may take, ms; 0: for ever. */
  readonly payWithinMs?: number | undefined;
  /** Told before each step, so that a failure can be booked on it. */
  readonly onStep?: (step: SagaStep, direction: SagaDirection) => void;
}

export interface SagaProgress {
  readonly saga: Saga;
  readonly order: Order;
  /** The ticket by which the kitchen was told to stop; it goes on the event that says so. */
  readonly ticketId?: number | null;
}
