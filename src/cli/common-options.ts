import { Option } from 'commander';
import type { Cli } from './cli.ts';
import { identifier, wholeNumber } from './parse-argument.ts';

/** Options that mean the same in every command that takes them. */

export interface JsonOption {
  readonly json?: boolean;
}

export const jsonOption = ({ texts }: Cli) => new Option('--json', texts.grammar.common.json);

export interface StoreOption {
  readonly store?: number;
}

export const storeOption = ({ texts }: Cli) =>
  new Option('--store <id>', texts.grammar.common.store).argParser(identifier);

export const portOption = (flags: string, description: string) =>
  new Option(flags, description).argParser(wholeNumber(0, 65_535));
