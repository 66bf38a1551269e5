import { Command } from 'commander';
import { productVersion } from '../runtime/product-version.ts';
import { cliLanguages, parseLanguage } from './choose-language.ts';
import type { Cli } from './cli.ts';
import { commandGroups } from './command-groups.ts';
import { showExamples } from './examples.ts';
import { helpFormat } from './help-format.ts';
import { Unreadable } from './unreadable.ts';

/** The command line's grammar. Of the commands only the one that is called is loaded. */
export function createProgram(cli: Cli): Command {
  const { texts } = cli;
  const { program: say } = texts.grammar;
  const program = new Command('restaurantctl')
    .description(texts.about)
    .version(productVersion(), '-v, --version', say.version)
    .helpOption('-h, --help', say.help)
    .option('--config <file>', say.config)
    .option('--data-dir <folder>', say.dataDir)
    .option('--lang <language>', say.lang, language)
    .option('--no-color', say.color)
    .option('--debug', say.debug)
    .helpCommand(false)
    .configureHelp(helpFormat(texts))
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void cli.stdout.write(cli.toCopy(text)),
      writeErr: (text) => void cli.stderr.write(cli.toCopy(text)),
      // It is told where every error is told.
      outputError: () => {},
      getOutHasColors: () => cli.colors.isColorSupported,
    });
  showExamples(cli, program, 'start --demo', 'status', 'order create --store 1 --table 8 --item 3x2');
  for (const group of commandGroups) {
    for (const { name, aliases = [] } of group.commands)
      program
        .command(name)
        .aliases(aliases)
        .helpGroup(texts.groups[group.name])
        .description(texts.commands[name]);
  }
  const commands = commandGroups.flatMap((group) => group.commands);
  program.addHelpText('beforeAll', ({ command }) => refuseUnknown(command));
  return program.hook('preSubcommand', async (_, command) => {
    command.helpCommand(false);
    const called = commands.find(({ name }) => name === command.name());
    const { declare } = (await called?.load()) ?? {};
    declare?.(command, cli, commandGroups);
  });
}

function language(text: string): string {
  const known = parseLanguage(text);
  if (known === undefined) throw new Unreadable('oneOf', cliLanguages.join(', '));
  return known;
}

/** Commander answers `stroe --help` with the help of what stands around it, as if nothing were wrong. */
function refuseUnknown(command: Command): string {
  const [name = ''] = command.args;
  const isName =
    command.commands.length > 0 && command.registeredArguments.length === 0 && /^[^-]/.test(name);
  if (isName && 'unknownCommand' in command && typeof command.unknownCommand === 'function')
    command.unknownCommand();
  return '';
}
