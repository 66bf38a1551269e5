import type { CommanderError } from 'commander';
import type { Texts } from './texts/texts.ts';
import { sayShape } from './unreadable.ts';

type Usage = Texts['usage'];
type Found = Readonly<Record<string, string | undefined>>;

/** What commander found wrong with a command line, in the reader's language; what to type instead on a second line. */
export function describeUsageError({ code, message }: CommanderError, usage: Usage): string[] {
  const [, what = message, names] = /^(.*?)(?:\n\(Did you mean (?:one of )?(.+)\?\))?$/s.exec(message) ?? [];
  const readers = mistakes.filter((mistake) => mistake.code === code);
  for (const { pattern, say } of readers) {
    const found = pattern.exec(what)?.groups;
    if (found) return [say(usage, found), ...(names === undefined ? [] : [usage.didYouMean(names)])];
  }
  return [sayShape(what.replace(/^error: /, ''), usage.mustBe)];
}

interface Mistake {
  readonly code: string;
  readonly pattern: RegExp;
  readonly say: (usage: Usage, found: Found) => string;
}

/** Commander's sentences, by the code it gives them. */
const mistakes: readonly Mistake[] = [
  {
    code: 'commander.unknownCommand',
    pattern: /^error: unknown command '(?<name>.*)'$/s,
    say: (usage, { name = '' }) => usage.unknownCommand(name),
  },
  {
    code: 'commander.unknownOption',
    pattern: /^error: unknown option '(?<name>.*)'$/s,
    say: (usage, { name = '' }) => usage.unknownOption(name),
  },
  {
    code: 'commander.missingArgument',
    pattern: /^error: missing required argument '(?<name>.*)'$/,
    say: (usage, { name = '' }) => usage.missingArgument(name),
  },
  {
    code: 'commander.optionMissingArgument',
    pattern: /^error: option '(?<flags>.*)' argument missing$/,
    say: (usage, { flags = '' }) => usage.missingValue(flags),
  },
  {
    code: 'commander.missingMandatoryOptionValue',
    pattern: /^error: required option '(?<flags>.*)' not specified$/,
    say: (usage, { flags = '' }) => usage.missingOption(flags),
  },
  {
    code: 'commander.conflictingOption',
    pattern: /^error: option '(?<flags>.*)' cannot be used with option '(?<other>.*)'$/,
    say: (usage, { flags = '', other = '' }) => usage.conflict(flags, other),
  },
  {
    code: 'commander.excessArguments',
    pattern: /Expected (?<taken>\d+) arguments? but got (?<given>\d+)\.$/,
    say: (usage, { taken, given }) => usage.tooMany(Number(taken), Number(given)),
  },
  {
    code: 'commander.invalidArgument',
    pattern: /^error: option '(?<flags>.*?)' argument '(?<value>.*)' is invalid\. (?<reason>.*)$/s,
    say: (usage, { flags = '', value = '', reason = '' }) =>
      `${usage.badOption(flags, value)} ${sayShape(reason, usage.mustBe)}`,
  },
  {
    code: 'commander.invalidArgument',
    pattern:
      /^error: command-argument value '(?<value>.*)' is invalid for argument '(?<name>.*?)'\. (?<reason>.*)$/s,
    say: (usage, { name = '', value = '', reason = '' }) =>
      `${usage.badArgument(name, value)} ${sayShape(reason, usage.mustBe)}`,
  },
];
