import type { JSX } from 'preact';
import { orderTexts } from '../orders/texts.ts';

const colours = 6;

/** Whose line it is. @param phone its number; 0 is this one, before it knows its own */
export function PhoneTag({ phone, you }: { readonly phone: number; readonly you: number }): JSX.Element {
  const texts = orderTexts();
  const isYou = phone === 0 || phone === you;
  return (
    <span class={`phone-tag phone-${((isYou ? you : phone) % colours) + 1}`}>
      {isYou ? texts.you : texts.phone(phone)}
    </span>
  );
}
