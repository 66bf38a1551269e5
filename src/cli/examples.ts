import type { Command } from 'commander';
import type { Cli } from './cli.ts';

/** Ends a command's help with lines to copy. A group without lines of its own shows the first of its commands'. */
export function showExamples(cli: Cli, command: Command, ...examples: readonly string[]): Command {
  const [first] = examples;
  // The program has its own.
  if (first !== undefined && command.parent?.parent) examplesOf(cli, command.parent).inside.push(first);
  examplesOf(cli, command).own.push(...examples);
  return command;
}

interface Examples {
  readonly own: string[];
  readonly inside: string[];
}

const shown = new WeakMap<Command, Examples>();
const mostOfGroup = 3;

function examplesOf({ texts }: Cli, command: Command): Examples {
  const known = shown.get(command);
  if (known) return known;
  const examples: Examples = { own: [], inside: [] };
  shown.set(command, examples);
  command.addHelpText('after', () => {
    const { own, inside } = examples;
    const lines = own.length > 0 ? own : inside.slice(0, mostOfGroup);
    return `\n${texts.help.examples}\n${lines.map((line) => `  $ restaurantctl ${line}`).join('\n')}`;
  });
  return examples;
}
