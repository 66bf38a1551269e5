import { z } from 'zod';
import { DomainError } from '../../../domain/errors.ts';
import { chosen, type CartLine } from '../cart/cart.ts';

const wishedItem = z.object({
  menu_item_id: z.int(),
  quantity: z.int(),
  options: chosen.optional(),
  note: z.string().optional(),
});

/**
 * An order on its way, kept with its key until the server has answered: whatever happens to the page or the network, sending it
 * again is the same order. Its dishes stay in the cart until then.
 */
export const outboxSchema = z.object({
  key: z.string(),
  /** Who sends: the key is theirs, under another session it would be another order. */
  sender: z.string(),
  /** The open order that gets the dishes; null makes a new one. */
  addTo: z.int().nullable(),
  order: z.object({
    store_id: z.int(),
    service_mode: z.enum(['dine_in', 'takeout', 'delivery']).optional(),
    delivery_address: z.string().optional(),
    note: z.string().optional(),
    items: z.array(wishedItem),
  }),
});
export type Outbox = z.output<typeof outboxSchema>;

export function wishedItems(lines: readonly CartLine[]): Outbox['order']['items'] {
  return lines.map(({ itemId, quantity, options, note }) => {
    const given = Object.fromEntries(Object.entries(options).filter(([, choices]) => choices.length > 0));
    return {
      menu_item_id: itemId,
      quantity,
      ...(Object.keys(given).length > 0 && { options: given }),
      ...(note !== '' && { note }),
    };
  });
}

const longestNote = 200;

/** The same dishes, each with a note of the whole order on it. */
export function withNote(lines: readonly CartLine[], note: string | undefined): CartLine[] {
  return lines.map((line) => ({
    ...line,
    note: [line.note, note ?? '']
      .filter((part) => part !== '')
      .join(' · ')
      .slice(0, longestNote),
  }));
}

/** What a guest can't bear stands first, in words every kitchen reads. */
export function composeNote(allergies: string, note: string): string | undefined {
  const parts = [allergies.trim() === '' ? '' : `过敏 ALLERGY: ${allergies.trim()}`, note.trim()];
  return parts.filter((part) => part !== '').join(' · ') || undefined;
}

/**
 * What a failed attempt means: `refused` the server said no and nothing was ordered; `session` who asks is not known any more;
 * `again` nobody knows, so the same has to be sent again.
 */
export function judgeFailure(thrown: unknown): 'refused' | 'session' | 'again' {
  if (!(thrown instanceof DomainError)) return 'again';
  if (thrown.code === 'unauthenticated') return 'session';
  return unanswered.has(thrown.code) ? 'again' : 'refused';
}

const unanswered = new Set<string>(['not_running', 'not_ready', 'too_many', 'storage_full', 'provider_down']);
