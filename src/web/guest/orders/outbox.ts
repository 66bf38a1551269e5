import { DomainError } from '../../../domain/errors.ts';
import { joinNotes } from '../../../domain/guest-note.ts';
import type { CartLine } from '../cart/cart.ts';
import type { Outbox } from './outbox-schema.ts';

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
    note: joinNotes(line.note, note).slice(0, longestNote),
  }));
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
