import type { ConfirmPolicy, OrderStatus } from './order.ts';
import { findStep, isSettled, type Saga, type SagaStep, sagaSteps, type SagaWait } from './saga.ts';

/** `kept`: some of it is there and not promised back; `returning`: all that is left is on its way back. */
export type HeldMoney = 'none' | 'kept' | 'returning';

/** How the order stands that a saga runs. */
export interface SagaFacts {
  readonly orderStatus: OrderStatus;
  readonly isPaid: boolean;
  readonly confirmPolicy: ConfirmPolicy;
  /** Where the money is that came in. */
  readonly money: HeldMoney;
  /** A person cancels the order right now. */
  readonly isCancelling: boolean;
  /** ISO 8601, UTC. */
  readonly now: string;
}

export type SagaAction =
  /** From here on it runs. */
  | { readonly kind: 'begin' }
  | { readonly kind: 'do'; readonly step: SagaStep; readonly result: string | null }
  /** Everything done so far is to be undone. */
  | { readonly kind: 'turn'; readonly because: 'cancelled' | 'unpaid' | 'late_money' }
  | { readonly kind: 'undo'; readonly step: SagaStep }
  /** What an undoing had asked others for was refused: a person must look. */
  | { readonly kind: 'fail'; readonly step: SagaStep; readonly message: string }
  /** What an undoing had begun is finished elsewhere by now. */
  | { readonly kind: 'settle'; readonly step: SagaStep }
  | { readonly kind: 'wait'; readonly step: SagaStep; readonly for: SagaWait }
  | { readonly kind: 'end'; readonly state: 'completed' | 'compensated' }
  /** Nothing, until something happens. */
  | { readonly kind: 'rest' };

/** What a saga does next, from where it and its order stand; nothing else goes into it. */
export function nextAction(saga: Saga, facts: SagaFacts): SagaAction {
  switch (saga.state) {
    case 'pending_start':
      return { kind: 'begin' };
    case 'executing':
      return turnIfCancelled(facts) ?? goForward(saga, facts);
    case 'completed':
      return turnIfCancelled(facts) ?? noteLatePayment(saga, facts) ?? { kind: 'rest' };
    case 'compensating':
      return goBack(saga, facts);
    case 'compensated':
      return isOwedBack(saga, facts) ? { kind: 'turn', because: 'late_money' } : { kind: 'rest' };
    case 'needs_attention':
      return resume(saga, facts);
  }
}

function turnIfCancelled({ orderStatus, isCancelling }: SagaFacts): SagaAction | undefined {
  // The point of no return: completed food is never taken back automatically.
  if (orderStatus === 'completed') return undefined;
  return orderStatus === 'cancelled' || isCancelling ? { kind: 'turn', because: 'cancelled' } : undefined;
}

function goForward(saga: Saga, facts: SagaFacts): SagaAction {
  const isDone = (step: SagaStep) => isSettled(findStep(saga, step, 'forward'));
  const { isPaid, confirmPolicy } = facts;
  const isReleased = facts.orderStatus !== 'pending';
  if (!isDone('order')) return { kind: 'do', step: 'order', result: null };
  if (!isDone('payment')) {
    if (isPaid || isReleased) return { kind: 'do', step: 'payment', result: isPaid ? 'paid' : 'deferred' };
    if (isOverdue(saga, facts)) return { kind: 'turn', because: 'unpaid' };
    return {
      kind: 'wait',
      step: 'payment',
      for: confirmPolicy === 'on_payment' ? 'payment' : 'confirmation',
    };
  }
  if (!isDone('kitchen'))
    return isReleased
      ? { kind: 'do', step: 'kitchen', result: null }
      : { kind: 'wait', step: 'kitchen', for: 'confirmation' };
  if (!isDone('delivery')) return { kind: 'do', step: 'delivery', result: null };
  return noteLatePayment(saga, facts) ?? { kind: 'end', state: 'completed' };
}

/** Of a saga that waits for payment, `nextRunAt` is the end of its patience. */
function isOverdue({ waiting, nextRunAt }: Saga, { now }: SagaFacts): boolean {
  return waiting === 'payment' && nextRunAt !== null && nextRunAt <= now;
}

/** A payment that was put off became paid. */
function noteLatePayment(saga: Saga, { isPaid }: SagaFacts): SagaAction | undefined {
  return isPaid && findStep(saga, 'payment', 'forward')?.result === 'deferred'
    ? { kind: 'do', step: 'payment', result: 'paid' }
    : undefined;
}

function goBack(saga: Saga, facts: SagaFacts): SagaAction {
  for (const step of sagaSteps.toReversed()) {
    const undone = findStep(saga, step, 'compensation');
    if (undone?.state === 'started' || isSettled(undone) || !hasEffect(saga, step)) continue;
    return { kind: 'undo', step };
  }
  if (findStep(saga, 'payment', 'compensation')?.state === 'started') return awaitRefund(facts);
  if (isOwedBack(saga, facts)) return { kind: 'undo', step: 'payment' };
  return { kind: 'end', state: 'compensated' };
}

function awaitRefund({ money }: SagaFacts): SagaAction {
  const step = 'payment';
  switch (money) {
    case 'none':
      return { kind: 'settle', step };
    case 'returning':
      return { kind: 'wait', step, for: 'refund' };
    case 'kept':
      return { kind: 'fail', step, message: 'The refund was refused.' };
  }
}

/** A payment may be under way before its step is done, so it is always looked at; the order is there from the first moment. */
function hasEffect(saga: Saga, step: SagaStep): boolean {
  return step === 'order' || step === 'payment' || findStep(saga, step, 'forward') !== undefined;
}

function isOwedBack(saga: Saga, { money }: SagaFacts): boolean {
  return money !== 'none' && findStep(saga, 'payment', 'compensation')?.state === 'done';
}

/** Waits for a person, unless the money found its way back meanwhile or the order is cancelled. */
function resume(saga: Saga, facts: SagaFacts): SagaAction {
  if (saga.direction === 'forward') return turnIfCancelled(facts) ?? { kind: 'rest' };
  return saga.step === 'payment' && facts.money !== 'kept' ? { kind: 'begin' } : { kind: 'rest' };
}
