import { DomainError } from '../../domain/errors.ts';
import type { Member } from '../../domain/member.ts';
import type { Actor } from '../../domain/roles.ts';
import type { NewCustomer } from '../../protocol/members.ts';
import { findMemberByCustomer, findMemberByPhone, insertMember } from '../../storage/members.ts';
import type { Transaction } from '../../storage/storage.ts';

/**
 * Makes somebody a member. A customer who registers while logged in is that member; others get a customer number of their own.
 * @param actor null for somebody who isn't logged in
 * @throws DomainError `already_exists` for a phone that is a member's, and for a customer who is one
 */
export async function registerMember(
  tx: Transaction,
  { request, actor }: { readonly request: NewCustomer; readonly actor: Actor | null },
): Promise<Member> {
  const { phone, name, email = null } = request;
  if (await findMemberByPhone(tx.db, phone))
    throw new DomainError('already_exists', 'There is a member with this phone.', {
      errors: [{ path: 'phone', message: 'is taken' }],
    });
  const own = actor?.role === 'customer' ? actor.customerId : null;
  if (own !== null && (await findMemberByCustomer(tx.db, own)))
    throw new DomainError('already_exists', 'You are a member already, with another phone.');
  return insertMember(tx, { customerId: own ?? (await tx.take('customer')), phone, name, email });
}
