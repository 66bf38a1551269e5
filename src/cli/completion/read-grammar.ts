import { Command } from 'commander';
import type { Cli } from '../cli.ts';
import type { CommandGroup } from '../command-module.ts';

/** A command as completion sees it. */
export interface Node {
  /** The words that lead to it, without the program's name: `store add`. */
  readonly path: string;
  readonly about: string;
  readonly subcommands: readonly Word[];
  readonly options: readonly OptionWord[];
  /** What its arguments may be; empty where they are free. */
  readonly choices: readonly string[];
}

export interface Word {
  readonly name: string;
  readonly about: string;
}

export interface OptionWord extends Word {
  /** `--store`, `-f` */
  readonly flags: readonly string[];
  readonly takesValue: boolean;
  /** What its value may be; empty where it is free. */
  readonly choices: readonly string[];
}

/** The whole grammar: every command module is loaded, which only completion needs. The first node is the program itself. */
export async function readGrammar(
  cli: Cli,
  program: Command,
  groups: readonly CommandGroup[],
): Promise<Node[]> {
  const declared = new Map<string, Command>();
  for (const { commands } of groups)
    for (const { name, load } of commands) {
      const command = new Command(name).description(cli.texts.commands[name]).helpCommand(false);
      (await load()).declare(command, cli, groups);
      declared.set(name, command);
    }
  const nodes = [...declared.values()].flatMap((command) => walk(command, command.name()));
  const own = optionsOf(program);
  const root: Node = {
    path: '',
    about: program.description(),
    subcommands: [...declared.values()].map(wordOf),
    options: own,
    choices: [],
  };
  const everywhere = own.filter(({ name }) => name !== '--help' && name !== '--version');
  return [root, ...nodes.map((node) => ({ ...node, options: [...node.options, ...everywhere] }))];
}

function walk(command: Command, path: string): Node[] {
  const node: Node = {
    path,
    about: command.description(),
    subcommands: command.commands.map(wordOf),
    options: optionsOf(command),
    choices: command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []),
  };
  return [node, ...command.commands.flatMap((child) => walk(child, `${path} ${child.name()}`))];
}

function wordOf(command: Command): Word {
  return { name: command.name(), about: firstLine(command.description()) };
}

function optionsOf(command: Command): OptionWord[] {
  const help = command.createHelp();
  return help.visibleOptions(command).map((option) => ({
    name: option.long ?? option.short ?? '',
    flags: [option.long, option.short].filter((flag) => flag !== undefined && flag !== null),
    about: firstLine(option.description),
    takesValue: option.required || option.optional,
    choices: option.argChoices ?? [],
  }));
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}
