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

/** A command whose name has no description in some language is a compile error. */
export interface CommandEntry {
  readonly name: keyof Texts['commands'];
  /** Other names it has. */
  readonly aliases?: readonly string[];
  readonly load: () => Promise<CommandModule>;
}

export interface CommandGroup {
  readonly name: keyof Texts['groups'];
  readonly commands: readonly CommandEntry[];
}
