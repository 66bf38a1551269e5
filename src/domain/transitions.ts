import { DomainError } from './errors.ts';

/** A state machine as data: for each state the states that may follow it. */
export type TransitionTable<State extends string> = { readonly [From in State]: readonly State[] };

export function isTransition<State extends string>(
  table: TransitionTable<State>,
  from: State,
  to: State,
): boolean {
  return table[from].includes(to);
}

/**
 * Returns `to` when the table has the edge.
 * @throws DomainError `illegal_transition`, naming the present state and the ones that may follow.
 */
export function moveState<State extends string>(
  thing: string,
  table: TransitionTable<State>,
  from: State,
  to: State,
): State {
  if (isTransition(table, from, to)) return to;
  const next = table[from];
  const choices = next.length > 0 ? `It may become: ${next.join(', ')}.` : 'It is final.';
  throw new DomainError('illegal_transition', `The ${thing} is ${from} and can't become ${to}. ${choices}`, {
    status: from,
    allowed: next,
  });
}
