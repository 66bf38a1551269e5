import { markStep, moveSaga, type Saga } from '../../domain/saga.ts';
import { nextAction, type SagaAction } from '../../domain/saga-decision.ts';
import type { Transaction } from '../../storage/storage.ts';
import { receivedAmount } from '../received-amount.ts';
import { sentencesIn } from '../sentences/sentences-in.ts';
import { doStep } from './do-step.ts';
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
    progress = await perform(tx, progress, action, run);
  }
}

async function decide(tx: Transaction, { saga, order }: SagaProgress, run: SagaRun): Promise<SagaAction> {
  const mayHoldMoney = saga.direction === 'compensation';
  return nextAction(saga, {
    orderStatus: order.status,
    isPaid: order.paymentStatus === 'paid',
    confirmPolicy: run.store.confirmPolicy,
    holdsMoney: mayHoldMoney && (await receivedAmount(tx.db, order.id)) > 0,
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
  const waits: Saga = { ...saga, step, waiting };
  if (waiting === 'refund') return { ...waits, nextRunAt: later(refundCheckMs) };
  if (waiting === 'payment' && saga.waiting === 'payment') return waits;
  return { ...waits, nextRunAt: waiting === 'payment' && payWithinMs > 0 ? later(payWithinMs) : null };
}

async function perform(
  tx: Transaction,
  progress: SagaProgress,
  action: Exclude<SagaAction, { kind: 'rest' | 'wait' }>,
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
      return {
        ...progress,
        saga: markStep(saga, { step, direction: forward, state: 'done', result }, tx.now),
      };
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
        reason: reasonOf(saga, run),
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
function reasonOf(_saga: Saga, { reason, isCancelling, store }: SagaRun): string | null {
  if (isCancelling) return reason ?? null;
  return reason ?? sentencesIn(store.language).saga.unpaidInTime;
}
