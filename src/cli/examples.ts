import type { Command } from 'commander';
import type { Cli } from './cli.ts';

/** Ends a command's help with lines to copy. */
export function showExamples({ texts }: Cli, command: Command, ...examples: readonly string[]): Command {
  const lines = examples.map((example) => `  $ restaurantctl ${example}`);
  return command.addHelpText('after', `\n${texts.help.examples}\n${lines.join('\n')}`);
}
