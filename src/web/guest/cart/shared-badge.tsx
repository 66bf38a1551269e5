import type { JSX } from 'preact';
import { guestTexts } from '../texts.ts';
import { tableCart } from './cart-store.ts';

/** Tells that others fill this cart too, once somebody does. */
export function SharedBadge(): JSX.Element | null {
  const { phones = 0 } = tableCart.value ?? {};
  if (phones < 2) return null;
  return <span class="badge shared">{guestTexts().sharedCart(phones)}</span>;
}
