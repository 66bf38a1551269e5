import type { Command } from 'commander';

/** Ends a command's help with lines to copy. */
export function showExamples(command: Command, ...examples: readonly string[]): Command {
  const lines = examples.map((example) => `  $ restaurantctl ${example}`);
  return command.addHelpText('after', `\nExamples:\n${lines.join('\n')}`);
}
