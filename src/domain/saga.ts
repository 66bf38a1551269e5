import { DomainError } from './errors.ts';
import { moveState, type TransitionTable } from './transitions.ts';

/**
 * Every order runs order → payment → kitchen → delivery, and back when it is cancelled. `needs_attention`: every try of a step
 * failed; a person retries or skips it.
 */
export const sagaStates = [
  'pending_start',
  'executing',
  'completed',
  'compensating',
  'compensated',
  'needs_attention',
] as const;
export type SagaState = (typeof sagaStates)[number];

export const sagaTransitions: TransitionTable<SagaState> = {
  pending_start: ['executing'],
  executing: ['completed', 'compensating', 'needs_attention'],
  // An order may be cancelled as long as its food isn't completed, however far its saga is.
  completed: ['compensating'],
  compensating: ['compensated', 'needs_attention'],
  // Money that arrives late is given back.
  compensated: ['compensating'],
  needs_attention: ['executing', 'compensating'],
};

/** In the order of their execution; compensations run in reverse. */
export const sagaSteps = ['order', 'payment', 'kitchen', 'delivery'] as const;
export type SagaStep = (typeof sagaSteps)[number];

export const sagaDirections = ['forward', 'compensation'] as const;
export type SagaDirection = (typeof sagaDirections)[number];

/** What a saga waits for, possibly for hours: it is in the database, no timer is. */
export const sagaWaits = ['payment', 'confirmation', 'refund'] as const;
export type SagaWait = (typeof sagaWaits)[number];

/** `started`: its effect may have happened; `skipped`: a person did without it. */
export const stepStates = ['started', 'done', 'failed', 'skipped'] as const;
export type StepState = (typeof stepStates)[number];

export interface StepRecord {
  readonly step: SagaStep;
  readonly direction: SagaDirection;
  readonly state: StepState;
  /** What came of it: `paid`, `deferred`, … */
  readonly result: string | null;
  readonly attempts: number;
  readonly lastError: string | null;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly doneAt: string | null;
}

/** A person's word on a saga that needed attention. */
export interface Intervention {
  readonly action: 'retry' | 'skip';
  readonly step: SagaStep;
  readonly actor: string;
  readonly reason: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** What the steps need to know and the order doesn't say. */
export interface SagaPayload {
  readonly delivery_address?: string;
  readonly interventions?: readonly Intervention[];
}

export interface Saga {
  readonly id: number;
  readonly version: number;
  readonly orderId: number;
  readonly state: SagaState;
  readonly direction: SagaDirection;
  /** The step in hand; null when there is none. */
  readonly step: SagaStep | null;
  readonly waiting: SagaWait | null;
  /** Failed tries of the step in hand. */
  readonly attempt: number;
  /** ISO 8601, UTC: when it is to be looked at again without being asked; null: only when something happens. */
  readonly nextRunAt: string | null;
  readonly steps: readonly StepRecord[];
  readonly payload: SagaPayload;
  readonly lastError: string | null;
  /** Raised by whoever takes the saga in hand; writes with an older one are refused. */
  readonly fence: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** The rules a saga was begun under. A program only touches sagas whose rules it knows. */
export const sagaVersion = 1;
export const knownSagaVersions: readonly number[] = [1];

/** Tries of a step before a person is asked. */
export const mostAttempts = 10;

export function beginSaga({
  id,
  orderId,
  now,
  payload = {},
}: {
  readonly id: number;
  readonly orderId: number;
  readonly now: Date;
  readonly payload?: SagaPayload;
}): Saga {
  const at = now.toISOString();
  return {
    id,
    version: sagaVersion,
    orderId,
    state: 'pending_start',
    direction: 'forward',
    step: null,
    waiting: null,
    attempt: 0,
    nextRunAt: at,
    steps: [],
    payload,
    lastError: null,
    fence: 1,
    createdAt: at,
    updatedAt: at,
  };
}

/** @throws DomainError `illegal_transition` */
export function moveSaga(saga: Saga, to: SagaState): Saga {
  return { ...saga, state: moveState('saga', sagaTransitions, saga.state, to) };
}

export function findStep(
  { steps }: Pick<Saga, 'steps'>,
  step: SagaStep,
  direction: SagaDirection,
): StepRecord | undefined {
  return steps.find((record) => record.step === step && record.direction === direction);
}

/** Whether nothing is left to do for it. */
export function isSettled(record: StepRecord | undefined): boolean {
  return record?.state === 'done' || record?.state === 'skipped';
}

/** The forward steps that were done, in their order. */
export function executedSteps(saga: Pick<Saga, 'steps'>): SagaStep[] {
  return sagaSteps.filter((step) => findStep(saga, step, 'forward')?.state === 'done');
}

/** The saga with the step marked, at the time `now`. */
export function markStep(
  saga: Saga,
  mark: Pick<StepRecord, 'step' | 'direction' | 'state'> & Partial<Pick<StepRecord, 'result' | 'lastError'>>,
  now: Date,
): Saga {
  const at = now.toISOString();
  const before = findStep(saga, mark.step, mark.direction);
  const isOver = mark.state === 'done' || mark.state === 'skipped';
  // What had begun already was counted then.
  const isNewTry = !before || !isOver || before.state === 'failed';
  const marked: StepRecord = {
    result: null,
    lastError: null,
    ...mark,
    attempts: (before?.attempts ?? 0) + (isNewTry ? 1 : 0),
    startedAt: before?.startedAt ?? at,
    doneAt: isOver ? at : null,
  };
  const steps = before
    ? saga.steps.map((record) => (record === before ? marked : record))
    : [...saga.steps, marked];
  return { ...saga, step: mark.step, steps, ...(isOver && { attempt: 0, lastError: null }) };
}

export interface StepFailure {
  readonly step: SagaStep;
  readonly direction: SagaDirection;
  readonly message: string;
  /** What had been begun for the step was refused. */
  readonly isRefused?: boolean;
}

/**
 * A try failed: it is tried again at `retryAt`, and when the tries are used up a person is asked.
 * @param times `retryAt`: ISO 8601, UTC
 */
export function failStep(
  saga: Saga,
  { step, direction, message, isRefused = false }: StepFailure,
  { now, retryAt }: { readonly now: Date; readonly retryAt: string },
): Saga {
  // What was begun elsewhere goes on there, unless it was refused.
  const isBegun = findStep(saga, step, direction)?.state === 'started' && !isRefused;
  const state = isBegun ? 'started' : 'failed';
  const failed: Saga = {
    ...markStep(saga, { step, direction, state, lastError: message }, now),
    attempt: saga.attempt + 1,
    lastError: message,
    ...(isRefused && { waiting: null }),
    nextRunAt: retryAt,
  };
  // Who refused has tried again and again by itself.
  if (failed.attempt < mostAttempts && !isRefused) return failed;
  return { ...moveSaga(failed, 'needs_attention'), direction, nextRunAt: null };
}

/**
 * A person has the step tried again, or does without it.
 * @throws DomainError `conflict` unless the saga needs attention
 */
export function intervene(saga: Saga, word: Omit<Intervention, 'step' | 'at'>, now: Date): Saga {
  if (saga.state !== 'needs_attention')
    throw new DomainError('conflict', `The saga is ${saga.state}: there is nothing to decide.`, {
      status: saga.state,
    });
  const step = saga.step ?? 'order';
  const { direction } = saga;
  const skipped = word.action === 'skip' ? markStep(saga, { step, direction, state: 'skipped' }, now) : saga;
  const intervention: Intervention = { ...word, step, at: now.toISOString() };
  const interventions = [...(saga.payload.interventions ?? []), intervention];
  return {
    ...moveSaga(skipped, direction === 'forward' ? 'executing' : 'compensating'),
    attempt: 0,
    waiting: null,
    nextRunAt: now.toISOString(),
    payload: { ...saga.payload, interventions },
  };
}
