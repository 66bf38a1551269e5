import { DomainError } from '../../domain/errors.ts';
import type { Member } from '../../domain/member.ts';
import { type Actor, isStaff } from '../../domain/roles.ts';
import { findMember, findMemberByPhone } from '../../storage/members.ts';
import type { Queryable } from '../../storage/storage.ts';

/** Staff see every member, customers themselves. @throws DomainError `not_found` for an unknown one and one out of reach alike. */
export async function requireMember(db: Queryable, actor: Actor, id: number): Promise<Member> {
  return reached(actor, await findMember(db, id), `There is no member ${id}.`);
}

/** @throws DomainError `not_found` */
export async function requireMemberByPhone(db: Queryable, actor: Actor, phone: string): Promise<Member> {
  return reached(actor, await findMemberByPhone(db, phone), 'There is no member with this phone.');
}

function reached(actor: Actor, member: Member | undefined, sentence: string): Member {
  if (member && (isStaff(actor) || actor.customerId === member.customerId)) return member;
  throw new DomainError('not_found', sentence);
}
