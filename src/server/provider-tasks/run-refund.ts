import type { RefundState, RefundWish } from '../../domain/payment-provider.ts';
import { finishRefund } from '../../operations/payments/finish-refund.ts';
import type { Transaction } from '../../storage/storage.ts';
import { later, type Ending, type TaskSubject } from './ending.ts';

/** Refusals that pass, e.g. an account without enough money, are given these many tries before a person must look. */
const triesWhenRefused = 5;

/** Gives money back, once: what may have been asked for before is looked up first. */
export async function runRefund(subject: TaskSubject): Promise<Ending> {
  const { task, payment, checkout, provider, clock } = subject;
  const wish: RefundWish = {
    // No other installation of the same merchant has it.
    key: `${checkout.tradeNo}R${task.refundId ?? task.id}`,
    amount: task.amount ?? payment.amount,
    transactionId: payment.transactionId,
  };
  const seen: RefundState =
    task.attempt > 1 ? await provider.queryRefund(checkout, wish) : { state: 'unseen' };
  const mayAsk = seen.state === 'unseen' || seen.state === 'refused';
  const finish =
    (outcome: 'done' | 'failed', providerRefundId?: string) =>
    async (tx: Transaction): Promise<void> => {
      const { refundId } = task;
      if (refundId !== null) await finishRefund(tx, { refundId, outcome, providerRefundId });
    };
  const state = mayAsk ? await provider.refund(checkout, wish) : seen;
  if (state.state === 'done') return { to: 'done', book: finish('done', state.reference) };
  if (state.state !== 'refused') return later(task, clock);
  return task.attempt < triesWhenRefused
    ? { ...later(task, clock), error: state.reason }
    : { to: 'needs_attention', error: state.reason, book: finish('failed') };
}
