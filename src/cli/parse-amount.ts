import { Unreadable } from './unreadable.ts';

/** Reads an amount of money in major units: `20`, `20.5`, `20.50`. */
export function amount(text: string): number {
  if (/^[0-9]{1,7}(\.[0-9]{1,2})?$/.test(text)) return Number(text);
  throw new Unreadable('amount');
}
