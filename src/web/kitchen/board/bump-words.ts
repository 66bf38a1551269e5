import type { Bump } from '../../../client/board/tickets.ts';
import { kitchenTexts } from '../texts.ts';

/** What a press will do. */
export function bumpWords(bump: Bump | null): string {
  const words = kitchenTexts().bump;
  if (bump === null) return words.wait;
  if (bump.kind === 'order') return bump.to === 'confirmed' ? words.confirmed : words.order;
  return words[bump.kind];
}
