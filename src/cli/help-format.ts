import type { Argument, HelpConfiguration, Option } from 'commander';
import type { Texts } from './texts/texts.ts';

/** How help is laid out: commander's way, with its own words in the language of the person who asks. */
export function helpFormat({ help }: Texts): HelpConfiguration {
  return {
    showGlobalOptions: true,
    styleTitle: (title) => help.titles[title] ?? title,
    optionDescription: (option) => describe(help, option, option.envVar),
    argumentDescription: (argument) => describe(help, argument),
  };
}

/** `how it is served (choices: dine_in, takeout; default: dine_in)` */
function describe(
  help: Texts['help'],
  {
    description,
    argChoices,
    defaultValue,
  }: Pick<Option | Argument, 'description' | 'argChoices' | 'defaultValue'>,
  variable?: string,
): string {
  const isShown = defaultValue !== undefined && typeof defaultValue !== 'boolean';
  const extra = [
    ...(argChoices ? [`${help.choices}: ${argChoices.join(', ')}`] : []),
    ...(isShown ? [`${help.preset}: ${String(defaultValue)}`] : []),
    ...(variable === undefined ? [] : [`${help.environment}: ${variable}`]),
  ];
  return extra.length === 0 ? description : `${description} (${extra.join('; ')})`;
}
