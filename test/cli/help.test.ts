import test from 'ava';
import type { Command } from 'commander';
import { cliLanguages } from '../../src/cli/choose-language.ts';
import { commandGroups } from '../../src/cli/command-groups.ts';
import { createProgram } from '../../src/cli/program.ts';
import { openCli } from '../helpers/open-cli.ts';

for (const language of cliLanguages) {
  test(`in ${language} every command, argument and option says what it is`, async (t) => {
    const isSaid = language === 'en' ? /[a-z]/i : /\p{Script=Han}/u;
    for (const { path, command } of await allCommands(language)) {
      t.regex(command.description(), isSaid, path);
      for (const argument of command.registeredArguments)
        t.regex(argument.description, isSaid, `${path} ${argument.name()}`);
      for (const option of command.createHelp().visibleOptions(command))
        t.regex(option.description, isSaid, `${path} ${option.flags}`);
    }
  });

  test(`in ${language} the help of every command shows an example of itself under its own headings`, async (t) => {
    const examples = { 'zh-CN': '示例：', 'zh-TW': '範例：', en: 'Examples:' }[language];
    const all = await allCommands(language);
    t.true(all.filter(({ command }) => command.commands.length === 0).length > 70);
    for (const { path, command } of all) {
      const help = helpOf(command);
      t.is(help.split(`\n${examples}\n`).length, 2, help);
      t.true(help.includes(`\n${examples}\n  $ restaurantctl ${path}`), help);
      t.is(/^(Usage|Options|Arguments|Commands|Global Options):/m.test(help), language === 'en', help);
    }
  });
}

test('every example can be typed as it stands', async (t) => {
  let examples = 0;
  for (const { path, command } of await allCommands('en')) {
    if (path.includes(' ')) continue;
    for (const words of walk(command, path).flatMap(({ command: one }) => examplesIn(helpOf(one)))) {
      examples++;
      const line = words.join(' ');
      // Each line meets a grammar that has read none before.
      const found = (await allCommands('en')).find((candidate) => candidate.path === words[0]);
      if (!found?.command.parent) return t.fail(line);
      for (const option of found.command.parent.options) found.command.addOption(option);
      const reached: string[] = [];
      for (const one of walk(found.command, found.path))
        one.command.action(() => void reached.push(one.path));
      await t.notThrowsAsync(() => found.command.parseAsync(words.slice(1), { from: 'user' }), line);
      t.is(reached.length, 1, line);
      t.true(line.startsWith(reached[0] ?? '-'), line);
    }
  }
  t.true(examples > 100, String(examples));
});

/** The command lines below a help text, without what a shell does with their output. */
function examplesIn(help: string): string[][] {
  const lines = /^Examples:\n((?: {2}\$ .*\n)+)/m.exec(help)?.[1]?.trim().split('\n') ?? [];
  return lines.map((line) => {
    const [, ...words] = (line.replace(/^\s*\$ /, '').match(/"[^"]*"|'[^']*'|\S+/g) ?? []).map((word) =>
      word.replaceAll(/^["']|["']$/g, ''),
    );
    const end = words.findIndex((word) => /^(\||>>?)$/.test(word));
    return end === -1 ? words : words.slice(0, end);
  });
}

interface Found {
  readonly path: string;
  readonly command: Command;
}

/** Every command with all its grammar, by the words that lead to it. */
async function allCommands(language: string): Promise<Found[]> {
  const cli = await openCli(language);
  const program = createProgram(cli);
  for (const { name, load } of commandGroups.flatMap(({ commands }) => commands)) {
    const command = program.commands.find((candidate) => candidate.name() === name);
    if (command) (await load()).declare(command.helpCommand(false), cli, commandGroups);
  }
  return program.commands.flatMap((command) => walk(command, command.name()));
}

function walk(command: Command, path: string): Found[] {
  return [{ path, command }, ...command.commands.flatMap((child) => walk(child, `${path} ${child.name()}`))];
}

function helpOf(command: Command): string {
  let text = '';
  command.configureOutput({ writeOut: (part) => void (text += part) }).outputHelp();
  return text;
}
