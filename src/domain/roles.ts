/** `customer` ⊂ `staff` ⊂ `admin`; guest: a diner at a table; kitchen: a display of one store; printer: a remote print client. */
export const roles = ['customer', 'staff', 'admin', 'guest', 'kitchen', 'printer'] as const;
export type Role = (typeof roles)[number];

/** Who acts, as far as rules care; made from a verified credential only. */
export interface Actor {
  readonly role: Role;
  /** Stable name for histories: `user:3`, `table:55:…`, `device:2`, `system:spooler`. */
  readonly subject: string;
  /** The user or customer behind it, where there is one. */
  readonly userId: number | null;
  readonly customerId: number | null;
  /** Stores the credential reaches; null means all (an admin of the whole box). */
  readonly storeIds: readonly number[] | null;
  /** For guests: the table of the session. */
  readonly tableId: number | null;
  /** The rights behind the credential when it was verified, as `readCredentialStates` tells them; absent for the box itself. */
  readonly state?: string | undefined;
  /** May do nothing before choosing a password of their own. @default false */
  readonly mustChangePassword?: boolean;
}

export function isStaff({ role }: Pick<Actor, 'role'>): boolean {
  return role === 'staff' || role === 'admin';
}

/** Works with a store's orders: its staff and its kitchen screens. */
export function worksIn(actor: Actor, storeId: number): boolean {
  return (isStaff(actor) || actor.role === 'kitchen') && reachesStore(actor, storeId);
}

export function reachesStore({ storeIds }: Actor, storeId: number): boolean {
  return storeIds === null || storeIds.includes(storeId);
}
