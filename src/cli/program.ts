import { Command } from 'commander';
import { productVersion } from '../runtime/product-version.ts';
import { cliLanguages } from './choose-language.ts';
import type { Cli } from './cli.ts';
import { commandGroups } from './command-groups.ts';
import { showExamples } from './examples.ts';

/** The command line's grammar. Of the commands only the one that is called is loaded. */
export function createProgram(cli: Cli): Command {
  const { texts } = cli;
  const program = new Command('restaurantctl')
    .description(texts.about)
    .version(productVersion(), '-v, --version')
    .option('--config <file>', 'settings file (RESTAURANTCTL_CONFIG)')
    .option('--data-dir <folder>', 'folder of everything the product writes (RESTAURANTCTL_DATA_DIR)')
    .option('--lang <language>', `language of what is said: ${cliLanguages.join(', ')}`)
    .option('--no-color', 'no colours (NO_COLOR)')
    .option('--debug', 'stack traces with errors')
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError(texts.helpHint)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void cli.stdout.write(text),
      writeErr: (text) => void cli.stderr.write(text),
      getOutHasColors: () => cli.colors.isColorSupported,
    });
  showExamples(program, 'start --demo', 'status', 'order create --store 1 --table 8 --item 3x2');
  for (const group of commandGroups) {
    for (const name of Object.keys(group.commands)) {
      const command = program
        .command(name)
        .helpGroup(texts.groups[group.name])
        .description(texts.commands[name] ?? '');
      for (const alias of group.aliases?.[name] ?? []) command.alias(alias);
    }
  }
  const loaders = new Map(commandGroups.flatMap(({ commands }) => Object.entries(commands)));
  return program.hook('preSubcommand', async (_, command) => {
    command.helpCommand(false);
    const { declare } = (await loaders.get(command.name())?.()) ?? {};
    declare?.(command, cli, commandGroups);
  });
}
