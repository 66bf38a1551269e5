import { isFree } from '../../domain/placed-order.ts';
import { failStep, markStep, moveSaga, type Saga } from '../../domain/saga.ts';
import { nextAction, type SagaAction } from '../../domain/saga-decision.ts';
import type { Transaction } from '../../storage/storage.ts';
import { sentencesIn } from '../sentences/sentences-in.ts';
import { doStep } from './do-step.ts';
import { readMoney } from './read-money.ts';
import { retryAt } from './retry-at.ts';
import type { SagaProgress, SagaRun } from './saga-run.ts';
import { undoStep } from './undo-step.ts';

/**
 * Runs a saga as far as it gets in this transaction: until it waits, has ended or nothing is to be done. The caller saves it,
 * so that the effects of its steps and their marks are one commit.
 */
export async function runSteps(tx: Transaction, saga: Saga, run: SagaRun): Promise<SagaProgress> {
  let progress: SagaProgress = { saga, order: run.order };
  for (;;) {
    const action = await decide(tx, progress, run);
    if (action.kind === 'rest') return progress;
    if (action.kind === 'wait') return { ...progress, saga: wait(tx, progress.saga, action, run) };
    if (action.kind === 'fail') return { ...progress, saga: fail(tx, progress.saga, action) };
    progress = await perform(tx, progress, action, run);
  }
}

async function decide(tx: Transaction, { saga, order }: SagaProgress, run: SagaRun): Promise<SagaAction> {
  return nextAction(saga, {
    orderStatus: order.status,
    isPaid: order.paymentStatus === 'paid' || isFree(order),
    confirmPolicy: run.store.confirmPolicy,
    // On its way forward a saga doesn't ask.
    money: saga.direction === 'forward' ? 'none' : await readMoney(tx.db, order),
    isCancelling: run.isCancelling ?? false,
    now: tx.now.toISOString(),
  });
}

/** While money is on its way back it is looked for this often, ms: who brings it back says so, and might forget. */
const refundCheckMs = 60_000;

function wait(
  tx: Transaction,
  saga: Saga,
  { step, for: waiting }: Extract<SagaAction, { kind: 'wait' }>,
  { payWithinMs = 0 }: SagaRun,
): Saga {
  const later = (ms: number) => new Date(tx.now.getTime() + ms).toISOString();
  if (waiting === 'refund') return { ...saga, step, waiting, nextRunAt: later(refundCheckMs) };
  if (saga.waiting === waiting && saga.step === step) return saga;
  const isPatient = waiting === 'confirmation' || payWithinMs === 0;
  return { ...saga, step, waiting, nextRunAt: isPatient ? null : later(payWithinMs) };
}

function fail(
  { now }: Transaction,
  saga: Saga,
  { step, message }: Extract<SagaAction, { kind: 'fail' }>,
): Saga {
  const failure = { step, direction: saga.direction, message, isRefused: true };
  return failStep(saga, failure, { now, retryAt: retryAt(now, saga.attempt) });
}

async function perform(
  tx: Transaction,
  progress: SagaProgress,
  action: Exclude<SagaAction, { kind: 'rest' | 'wait' | 'fail' }>,
  run: SagaRun,
): Promise<SagaProgress> {
  const { saga } = progress;
  const forward = 'forward';
  const compensation = 'compensation';
  switch (action.kind) {
    case 'begin':
      return {
        ...progress,
        saga: {
          ...moveSaga(saga, saga.direction === forward ? 'executing' : 'compensating'),
          nextRunAt: null,
        },
      };
    case 'do': {
      const { step, result } = action;
      run.onStep?.(step, forward);
      await doStep(tx, step, progress);
      const marked = markStep(saga, { step, direction: forward, state: 'done', result }, tx.now);
      // A payment that was put off may come in when all is over.
      return { ...progress, saga: saga.state === 'completed' ? { ...marked, step: null } : marked };
    }
    case 'turn':
      return {
        ...progress,
        saga: {
          ...moveSaga(saga, 'compensating'),
          direction: compensation,
          waiting: null,
          attempt: 0,
          nextRunAt: null,
        },
      };
    case 'undo': {
      const { step } = action;
      run.onStep?.(step, compensation);
      const { isDone, ...undone } = await undoStep(tx, step, progress, {
        ...run,
        reason: reasonOf(run),
      });
      const state = isDone ? 'done' : 'started';
      return { ...undone, saga: markStep(saga, { step, direction: compensation, state }, tx.now) };
    }
    case 'settle':
      return {
        ...progress,
        saga: markStep(saga, { step: action.step, direction: compensation, state: 'done' }, tx.now),
      };
    case 'end':
      return {
        ...progress,
        saga: { ...moveSaga(saga, action.state), step: null, waiting: null, nextRunAt: null },
      };
  }
}

/** Nobody cancels by hand when the payment doesn't come in time. */
function reasonOf({ reason, isCancelling, store }: SagaRun): string | null {
  if (isCancelling) return reason ?? null;
  return reason ?? sentencesIn(store.language).saga.unpaidInTime;
}
