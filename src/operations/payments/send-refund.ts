import type { Refund } from '../../domain/refund.ts';
import { queueProviderTask } from '../../storage/provider-tasks.ts';
import type { Transaction } from '../../storage/storage.ts';

/** Puts the call to the payment's provider on the list; its outcome comes back by `finishRefund`. */
export async function sendRefund(tx: Transaction, refund: Refund): Promise<void> {
  const { id: refundId, paymentId, amount, idemKey } = refund;
  await queueProviderTask(tx, { kind: 'refund', paymentId, refundId, amount, idemKey });
}
