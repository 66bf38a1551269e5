import { type BillShare, isSplitOpen, shareDue } from '../../domain/bill-share.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Bill } from './bill-on-wire.ts';

/**
 * The share of a bill that is to be paid; undefined where the bill is whole, or all its shares are paid and something was added.
 * @throws DomainError `not_found`, `conflict` for one that is paid and for a split bill without a share
 */
export function chooseShare({ account, shares }: Bill, id: number | undefined): BillShare | undefined {
  const share = shares.find((each) => each.id === id);
  if (id !== undefined && !share)
    throw new DomainError('not_found', `The bill has no share ${id}.`, {
      errors: [{ path: 'share_id', message: 'is unknown' }],
    });
  if (share && shareDue(share, account) === 0)
    throw new DomainError('conflict', `Share ${share.number} is paid.`, { payment_status: 'paid' });
  if (!share && isSplitOpen(shares, account))
    throw new DomainError('conflict', 'The bill is split: say which share is paid.', {
      shares: shares.map((each) => each.id),
    });
  return share;
}
