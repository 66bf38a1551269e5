import { DomainError } from '../../domain/errors.ts';
import type { Actor } from '../../domain/roles.ts';
import { findPayment } from '../../storage/payments.ts';
import type { Queryable, Transaction } from '../../storage/storage.ts';
import type { ReachedPayment } from './payment-on-wire.ts';
import { requireOrder, requireOrderForChange } from '../orders/require-order.ts';

/** @throws DomainError `not_found` for an unknown payment and for one of an order out of reach alike. */
export async function requirePayment(db: Queryable, actor: Actor, id: number): Promise<ReachedPayment> {
  const payment = await findPayment(db, id);
  const reached = payment && (await requireOrder(db, actor, payment.orderId).catch(hideOrder));
  return payment && reached ? { payment, ...reached } : unknownPayment(id);
}

/** The same, to be changed in this transaction. */
export async function requirePaymentForChange(
  tx: Transaction,
  actor: Actor,
  id: number,
): Promise<ReachedPayment> {
  const payment = await findPayment(tx.db, id);
  const reached = payment && (await requireOrderForChange(tx, actor, payment.orderId).catch(hideOrder));
  return payment && reached ? { payment, ...reached } : unknownPayment(id);
}

/** The answer speaks of the payment, which is what was asked for. */
function hideOrder(thrown: unknown): undefined {
  if (thrown instanceof DomainError && thrown.code === 'not_found') return undefined;
  throw thrown;
}

function unknownPayment(id: number): never {
  throw new DomainError('not_found', `There is no payment ${id}.`);
}
