import { Option } from 'commander';
import { identifier, wholeNumber } from './parse-argument.ts';

/** Options that mean the same in every command that takes them. */

export interface JsonOption {
  readonly json?: boolean;
}

export const jsonOption = () => new Option('--json', 'data as JSON on standard output');

export interface StoreOption {
  readonly store?: number;
}

export const storeOption = () =>
  new Option('--store <id>', 'the store; may be left out where there is only one').argParser(identifier);

export const portOption = (flags: string, description: string) =>
  new Option(flags, description).argParser(wholeNumber(0, 65_535));
