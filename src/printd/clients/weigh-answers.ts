import type { Delivery } from '../../driver/delivery.ts';

/**
 * Where each client stands with a paper it was given.
 * - `asked`, `printing`: it may still answer
 * - `failed`: it says that nothing came out
 * - `torn`: it failed while the paper was coming out
 * - `gone`: it left or fell silent
 * - `sent`: its printer took the paper and can't say more
 */
export type Answer = 'asked' | 'printing' | 'failed' | 'torn' | 'gone' | 'sent' | 'completed';

/** What is known of a paper from all who were given it; undefined while one of them may still complete it. The first completed counts. */
export function weighAnswers(
  answers: readonly Answer[],
  { message, bytesSent }: { readonly message: string; readonly bytesSent: number },
): Delivery | undefined {
  if (answers.includes('completed')) return { kind: 'completed', proof: 'client' };
  if (answers.includes('asked') || answers.includes('printing')) return undefined;
  if (answers.includes('sent')) return { kind: 'sent' };
  if (answers.includes('torn')) return { kind: 'unconfirmed', cause: 'error', cleared: false, bytesSent };
  if (answers.includes('gone')) return { kind: 'unconfirmed', cause: 'link', cleared: false, bytesSent };
  return { kind: 'not_sent', cause: 'error', detail: message || 'The print client could not print it.' };
}
