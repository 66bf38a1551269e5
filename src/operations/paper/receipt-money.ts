import { type BillShare, shareDue } from '../../domain/bill-share.ts';
import { DomainError } from '../../domain/errors.ts';
import type { OrderAccount } from '../../domain/order-account.ts';
import { keptAmount } from '../../domain/refund.ts';
import type { BilledItem } from '../../storage/paper-orders.ts';
import type { ReceiptTicketInput } from '../../tickets/receipt-ticket.ts';

/** What a receipt says of shares and of money that went back. */
export type ReceiptMoney = Required<Pick<ReceiptTicketInput, 'share' | 'shares' | 'refunds' | 'keptAmount'>> &
  Partial<Pick<ReceiptTicketInput, 'discountAmount' | 'finalAmount'>>;

export interface ReceiptLedger {
  /** Without the voided ones. */
  readonly items: readonly BilledItem[];
  readonly shares: readonly BillShare[];
  readonly account: Pick<OrderAccount, 'payments' | 'refunds'>;
}

/** Of the whole bill: who pays what, and what went back to whomever. */
export function moneyOfBill({ items, shares, account }: ReceiptLedger): ReceiptMoney {
  return {
    share: null,
    shares: shares.map((share) => ({ amount: share.amount, isPaid: shareDue(share, account) === 0 })),
    ...moneyBack(account, items),
  };
}

/**
 * Of one share: the dishes it pays for where the bill was split by dishes, and what went back of its own payments.
 * @throws DomainError `not_found`
 */
export function receiptOfShare(
  { items, shares, account }: ReceiptLedger,
  id: number,
): { readonly items: readonly BilledItem[]; readonly money: ReceiptMoney } {
  const share = shares.find((each) => each.id === id);
  if (!share)
    throw new DomainError('not_found', `The bill has no share ${id}.`, {
      errors: [{ path: 'share_id', message: 'is unknown' }],
    });
  const payments = account.payments.filter(({ shareId }) => shareId === id);
  const refunds = account.refunds.filter(({ paymentId }) => payments.some((paid) => paid.id === paymentId));
  const dishes = share.items.flatMap(({ itemId, quantity }) => {
    const item = items.find((each) => each.id === itemId);
    return item ? [{ ...item, quantity }] : [];
  });
  const hasDishes = dishes.length > 0;
  const price = dishes.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0);
  return {
    items: hasDishes ? dishes : items,
    money: {
      share: { id, number: share.number, of: shares.length, amount: share.amount },
      shares: [],
      // Its part of the bill's discount is what its dishes cost less.
      ...(hasDishes && { discountAmount: price - share.amount, finalAmount: share.amount }),
      ...moneyBack({ payments, refunds }, items),
    },
  };
}

function moneyBack(
  { payments, refunds }: ReceiptLedger['account'],
  items: readonly BilledItem[],
): Pick<ReceiptMoney, 'refunds' | 'keptAmount'> {
  const names = new Map(items.map(({ id, name }) => [id, name]));
  return {
    refunds: refunds
      .filter(({ status }) => status !== 'failed')
      .map(({ amount, status, lines }) => ({
        amount,
        isDone: status === 'done',
        // A dish that was voided stands nowhere above.
        dishes: lines.flatMap(({ itemId, quantity }) => {
          const name = names.get(itemId);
          return name === undefined ? [] : [`${quantity} x ${name}`];
        }),
      })),
    keptAmount: payments.reduce((sum, payment) => sum + keptAmount(payment), 0),
  };
}
