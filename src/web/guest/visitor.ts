import { computed, effect, signal } from '@preact/signals';
import * as z from 'zod/mini';
import { kept } from '../session/kept.ts';

/** The session at a table, kept on this phone until it runs out. */
export const tableVisit = kept(
  'guest.visit',
  z.object({
    accessToken: z.string(),
    /** By this device's clock, ms. */
    expiresAt: z.number(),
    storeId: z.int(),
    tableId: z.int(),
    tableNumber: z.string(),
    /** Another one is another party at the table. */
    visit: z.optional(z.int()),
  }),
);

/** A newer session from a scan at the same table, for when the one that owns the orders is good no more. */
export const spareVisit = signal<typeof tableVisit.value>(undefined);

/** Why there is no session: the code was not valid, the visit ended, or nobody scanned yet. */
export const noVisit = signal<'none' | 'ended' | 'bad_code'>('none');

export type Visitor =
  /** A diner at a table. */
  | {
      readonly kind: 'guest';
      readonly sender: string;
      readonly tableId: number;
      readonly tableNumber: string;
    }
  /** Somebody who logged in, or may yet. */
  | { readonly kind: 'customer'; readonly sender: string | undefined };

/** Who is logged in, once that was looked up. */
export const customer = signal<{ readonly id: number; readonly username: string } | undefined>(undefined);

/** Looks up who is logged in, and follows it; a guest at a table needs none of that. */
export async function meetCustomer(): Promise<void> {
  const { currentUser } = await import('../session/session.ts');
  effect(() => {
    customer.value = currentUser.value;
  });
}

/** Whose page this is; undefined for a phone that has to scan the table's code. */
export const visitor = computed<Visitor | undefined>(() => {
  const visit = tableVisit.value;
  if (visit && !isForCustomers()) {
    const { tableId, tableNumber } = visit;
    return { kind: 'guest', tableId, tableNumber, sender: `guest ${visit.accessToken.slice(-24)}` };
  }
  if (!isForCustomers()) return undefined;
  const user = customer.value;
  return { kind: 'customer', sender: user && `user ${user.id}` };
});

/** What requests of this visitor carry. @throws DomainError `unauthenticated` for nobody */
export async function visitorToken(): Promise<string> {
  const visit = isForCustomers() ? undefined : tableVisit.value;
  if (visit) return visit.accessToken;
  const { accessToken } = await import('../session/session.ts');
  return accessToken();
}

/** The server knows the session no more: it ran out, or the table was cleared. A cart of one's own stays. */
export function endVisit(): void {
  if (isForCustomers()) return;
  tableVisit.value = spareVisit.value;
  if (!spareVisit.value) noVisit.value = 'ended';
  spareVisit.value = undefined;
}

/** `/menu` is for who orders ahead; someone who sits at a table stays there. */
function isForCustomers(): boolean {
  return location.pathname === '/menu' && !(tableVisit.value && !customer.value);
}
