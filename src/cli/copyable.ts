import { quote } from './quote.ts';

export interface CopyableOptions {
  /** How the person called the program. */
  readonly calledAs: string;
  /** The flags that say which restaurant is meant. */
  readonly flags: { readonly config?: string | undefined; readonly dataDir?: string | undefined };
  /** Commands there are: only what begins with one is a command line. */
  readonly commands: readonly string[];
}

/**
 * Makes the commands in a text work when they are copied: `restaurantctl start` becomes what this person has to type for
 * the restaurant this command was about.
 */
export function createCopyable({ calledAs, flags, commands }: CopyableOptions): (text: string) => string {
  const given = Object.entries({ '--config': flags.config, '--data-dir': flags.dataDir });
  const beginning = [
    calledAs,
    ...given.flatMap(([flag, value]) => (value === undefined ? [] : [flag, quote(value)])),
  ].join(' ');
  const line = new RegExp(`(?<![\\w/.-])restaurantctl(?= (?:${commands.join('|')})\\b)`, 'g');
  return (text) => text.replaceAll(line, () => beginning);
}
