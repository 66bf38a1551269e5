import { bookCharge } from './run-query.ts';
import type { Ending, TaskSubject } from './ending.ts';

/** Sees to it that nobody pays a payment that was given up here. Who was faster is booked, and given the money back. */
export async function runClose({ checkout, provider, clock }: TaskSubject): Promise<Ending> {
  const closed = await provider.close(checkout);
  if (closed === 'paid') {
    const charge = await provider.query(checkout);
    if (charge.state === 'paid') return bookCharge(checkout, charge);
  }
  // Our own request to collect it may still be under way, and some providers learn of it only from the payer: look again when
  // nobody can pay it any more.
  const end = new Date(Date.parse(checkout.expiresAt) + 60_000);
  if (closed === 'unseen' && clock.now() < end) return { to: 'again', at: end, error: null };
  return closed === 'paid' ? { to: 'again', at: clock.now(), error: null } : { to: 'done' };
}
