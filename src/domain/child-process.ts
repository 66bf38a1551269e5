import { type TransitionTable, moveState } from './transitions.ts';

/** The daemons, in the order they start; they stop in reverse. */
export const serviceNames = ['api', 'hub', 'printd'] as const;
export type ServiceName = (typeof serviceNames)[number];

/**
 * - `stopped`: not running, on purpose
 * - `starting`: the process runs and can't serve yet
 * - `ready`: it serves
 * - `backoff`: it crashed and is started again after a pause
 * - `stopping`: asked to stop, finishing what it has in hand
 * - `failed`: given up; a person must look, then restart it
 */
export const childStates = ['stopped', 'starting', 'ready', 'backoff', 'stopping', 'failed'] as const;
export type ChildState = (typeof childStates)[number];

const childTransitions: TransitionTable<ChildState> = {
  stopped: ['starting'],
  starting: ['ready', 'backoff', 'failed', 'stopping'],
  ready: ['backoff', 'failed', 'stopping'],
  backoff: ['starting', 'stopped'],
  stopping: ['stopped'],
  failed: ['starting', 'stopped'],
};

/** @throws DomainError `illegal_transition` for a step the table doesn't have */
export function transition(from: ChildState, to: ChildState): ChildState {
  return moveState('service', childTransitions, from, to);
}
