import type { Fault } from '../virtual-printer/faults.ts';
import { Unreadable } from './unreadable.ts';

/** A fault as it was written; its name is checked by the printer. */
export type FaultArgument = Omit<Fault, 'name'> & { readonly name: string };

/**
 * Reads `name`, `name=value`, and behind that when it happens, and how often: `paperOut@lines=10`, `headHot=500@jobs=1,ms=200*3`.
 * @throws Unreadable
 */
export function parseFaultArgument(text: string): FaultArgument {
  const match = /^(?<name>[^=@*]+)(?:=(?<value>[^@*]+))?(?:@(?<after>[^*]+))?(?:\*(?<times>.+))?$/.exec(text);
  const { name, value, after, times } = match?.groups ?? {};
  if (name === undefined) throw new Unreadable('fault');
  return {
    name,
    ...(value !== undefined && { value: readNumber(value) }),
    ...(after !== undefined && { after: readAfter(after) }),
    ...(times !== undefined && { times: readNumber(times) }),
  };
}

const units = ['lines', 'bytes', 'ms', 'jobs'] as const;

function readAfter(text: string): NonNullable<Fault['after']> {
  const pairs = text.split(',').map((part) => {
    const [unit, amount = ''] = part.split('=', 2);
    if (!units.some((known) => known === unit)) throw new Unreadable('faultAfter', units.join(', '));
    return [unit, readNumber(amount)] as const;
  });
  return Object.fromEntries(pairs);
}

function readNumber(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !(number >= 0)) throw new Unreadable('notNegative', text);
  return number;
}
