import { DomainError } from '../../domain/errors.ts';

/** Whether nobody answered, so that asking again later may help; whoever refuses has answered. */
export function isAway(thrown: unknown): boolean {
  return thrown instanceof DomainError && (thrown.code === 'not_running' || thrown.code === 'not_ready');
}
