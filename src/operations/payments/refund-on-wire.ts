import { toLocalIso } from '../../domain/local-time.ts';
import { toMajor } from '../../domain/money.ts';
import type { Store } from '../../domain/places.ts';
import type { Refund } from '../../domain/refund.ts';
import type { RefundOnWire } from '../../protocol/refunds.ts';

export function refundOnWire(refund: Refund, { timezone }: Pick<Store, 'timezone'>): RefundOnWire {
  return {
    id: refund.id,
    payment_id: refund.paymentId,
    order_id: refund.orderId,
    amount: toMajor(refund.amount),
    lines: refund.lines.map(({ itemId, quantity, amount }) => ({
      item_id: itemId,
      quantity,
      amount: toMajor(amount),
    })),
    reason: refund.reason,
    actor: refund.actor,
    status: refund.status,
    provider_refund_id: refund.providerRefundId,
    attempts: refund.attempts,
    created_at: toLocalIso(new Date(refund.createdAt), timezone),
    done_at: refund.doneAt === null ? null : toLocalIso(new Date(refund.doneAt), timezone),
  };
}
