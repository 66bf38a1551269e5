import { languages } from '../../domain/language.ts';
import type { Sentences } from './sentences.ts';
import { sentencesIn } from './sentences-in.ts';

/**
 * A reason as the reader says it: those that the system gives are stored in the store's language; what a person wrote stays as
 * it is.
 */
export function translateReason(reason: string, say: Sentences): string {
  const own = reasonsIn(say);
  for (const language of languages) {
    const index = reasonsIn(sentencesIn(language)).indexOf(reason);
    if (index >= 0) return own[index] ?? reason;
  }
  return reason;
}

function reasonsIn({ saga, refundReasons: { notOwed, dishVoided, orderCancelled } }: Sentences): string[] {
  return [saga.unpaidInTime, notOwed, dishVoided, orderCancelled];
}
