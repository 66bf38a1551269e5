import type { Command } from 'commander';
import type { Cli } from './cli.ts';
import type { Texts } from './texts/texts.ts';

export interface CommandModule {
  /**
   * Gives the command its arguments, options, subcommands and actions.
   * @param groups all commands there are, for the one that speaks of the others
   */
  readonly declare: (command: Command, cli: Cli, groups: readonly CommandGroup[]) => void;
}

export interface CommandGroup {
  readonly name: keyof Texts['groups'];
  readonly commands: Readonly<Record<string, () => Promise<CommandModule>>>;
  /** Other names of commands. */
  readonly aliases?: Readonly<Record<string, readonly string[]>>;
}
