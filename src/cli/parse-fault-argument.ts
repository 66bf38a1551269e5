import { InvalidArgumentError } from 'commander';
import type { Fault } from '../virtual-printer/faults.ts';

/** A fault as it was written; its name is checked by the printer. */
export type FaultArgument = Omit<Fault, 'name'> & { readonly name: string };

/**
 * Reads `name`, `name=value`, and behind that when it happens, and how often: `paperOut@lines=10`, `headHot=500@jobs=1,ms=200*3`.
 * @throws InvalidArgumentError
 */
export function parseFaultArgument(text: string): FaultArgument {
  const match = /^(?<name>[^=@*]+)(?:=(?<value>[^@*]+))?(?:@(?<after>[^*]+))?(?:\*(?<times>.+))?$/.exec(text);
  const { name, value, after, times } = match?.groups ?? {};
  if (name === undefined)
    throw new InvalidArgumentError('Write it as name, name=value or name=value@lines=10*2.');
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
    if (!units.some((known) => known === unit))
      throw new InvalidArgumentError(`After what? One of ${units.join(', ')}, each with a number.`);
    return [unit, readNumber(amount)] as const;
  });
  return Object.fromEntries(pairs);
}

function readNumber(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !(number >= 0))
    throw new InvalidArgumentError(`"${text}" is not a number of 0 or more.`);
  return number;
}
