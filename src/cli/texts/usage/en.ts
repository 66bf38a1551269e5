import type { MustBe } from '../../unreadable.ts';

/** What is said of a command line that can't be read. */
export const usageEn = {
  unknownCommand: (name: string) => `There is no command ${name}.`,
  unknownOption: (name: string) => `There is no option ${name}.`,
  didYouMean: (names: string) => `Did you mean ${names}?`,
  missingArgument: (name: string) => `<${name}> is missing.`,
  missingValue: (option: string) => `${option} needs a value.`,
  missingOption: (option: string) => `${option} must be given.`,
  conflict: (option: string, other: string) => `${option} can't be given together with ${other}.`,
  tooMany: (taken: number, given: number) =>
    taken === 0
      ? `It takes no arguments, and ${given} were given.`
      : `It takes ${taken} of the ${given} arguments that were given.`,
  badArgument: (name: string, value: string) => `<${name}> can't be "${value}".`,
  badOption: (option: string, value: string) => `${option} can't be "${value}".`,
  mustBe: {
    oneOf: (choices) => `It must be one of ${choices}.`,
    someOf: (choices) => `It must be some of ${choices}.`,
    wholeFrom: (min) => `It must be a whole number from ${min} on.`,
    wholeBetween: (min, max) => `It must be a whole number from ${min} to ${max}.`,
    positive: () => 'It must be a number above 0, or max.',
    notNegative: (text) => `"${text}" is not a number of 0 or more.`,
    amount: () => 'It must be an amount such as 20 or 20.50.',
    moment: () => 'It must be like 15m, 2h, 1d or 2026-01-08T20:00:00+08:00.',
    day: () => 'It must be a day like 2026-01-01.',
    dish: () => 'It must be like 3, 3x2, 5:size=large or 3x2#note.',
    dishOptions: () => 'Options must be like size=large,extra=pearls+jelly.',
    portions: () => 'It must be like 12, 12x2 or 12,13x2.',
    fault: () => 'Write it as name, name=value or name=value@lines=10*2.',
    faultAfter: (units) => `After what? One of ${units}, each with a number.`,
  } as MustBe,
};
