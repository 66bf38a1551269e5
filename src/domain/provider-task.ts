import { moveState, type TransitionTable } from './transitions.ts';

/**
 * What a provider is called for:
 * - `query`: has the payer paid? Again and again until the payment has an outcome.
 * - `refund`: give money back
 * - `close`: nobody may pay this any more
 */
export const taskKinds = ['query', 'refund', 'close'] as const;
export type TaskKind = (typeof taskKinds)[number];

/**
 * - `waiting`: to be called at its time
 * - `running`: a process is calling. Should it die, the outcome is unknown: the next one asks before it repeats.
 * - `done`: the outcome is known and booked
 * - `needs_attention`: the provider refuses; a person must look, then try again
 */
export const taskStates = ['waiting', 'running', 'done', 'needs_attention'] as const;
export type TaskState = (typeof taskStates)[number];

const taskTransitions: TransitionTable<TaskState> = {
  waiting: ['running'],
  running: ['running', 'waiting', 'done', 'needs_attention'],
  done: [],
  needs_attention: ['waiting'],
};

/** @throws DomainError `illegal_transition` for a step the table doesn't have */
export function moveTask(from: TaskState, to: TaskState): TaskState {
  return moveState('provider task', taskTransitions, from, to);
}

export interface ProviderTask {
  readonly id: number;
  readonly kind: TaskKind;
  readonly paymentId: number;
  /** Which refund is to be paid out, and how much of the payment; of refunds only. */
  readonly refundId: number | null;
  readonly amount: number | null;
  /** The provider knows the call by it: a second one has no further effect. */
  readonly idemKey: string;
  readonly state: TaskState;
  /** How often it was begun. From the second time on, an earlier call may have had its effect. */
  readonly attempt: number;
  readonly fence: number;
  readonly lastError: string | null;
  /** ISO 8601, UTC. */
  readonly nextRunAt: string;
  readonly createdAt: string;
}
