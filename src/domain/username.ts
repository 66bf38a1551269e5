import { DomainError } from './errors.ts';

/**
 * The form in which two user names are the same: compatibility forms and case are folded, and letters of other scripts that
 * look like Latin ones count as those (`ａdmin`, `Admin`, and `аdmin` with a Cyrillic а, are all `admin`).
 */
export function usernameKey(username: string): string {
  return foldedName(username).replaceAll(/\p{L}/gu, (letter) => latinTwins.get(letter) ?? letter);
}

/** Compatibility forms and case folded, without look-alikes of other scripts. */
export function foldedName(username: string): string {
  return username.normalize('NFKC').toLowerCase();
}

/**
 * A user name is of one alphabet, as far as alphabets can be mistaken for each other, and has no invisible characters.
 * Chinese, Japanese and Korean may be mixed with Latin.
 * @throws DomainError `invalid`
 */
export function refuseMisleadingName(username: string): void {
  if (/[\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u.test(username)) throw misleading('has invisible characters');
  const used = alphabets.filter((alphabet) => alphabet.test(username.normalize('NFKC')));
  if (used.length > 1) throw misleading('mixes alphabets whose letters look alike');
}

/** Those with letters that can be taken for one another's. */
const alphabets = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
  /\p{Script=Coptic}/u,
];

/** Lower-case letters that most typefaces draw like a Latin one. */
const latinTwins = new Map(
  Object.entries({
    а: 'a',
    в: 'b',
    с: 'c',
    ԁ: 'd',
    е: 'e',
    ё: 'ë',
    һ: 'h',
    н: 'h',
    і: 'i',
    ї: 'ï',
    ј: 'j',
    к: 'k',
    ӏ: 'l',
    м: 'm',
    о: 'o',
    р: 'p',
    ԛ: 'q',
    ѕ: 's',
    т: 't',
    ѵ: 'v',
    ԝ: 'w',
    х: 'x',
    у: 'y',
    α: 'a',
    ε: 'e',
    η: 'n',
    ι: 'i',
    κ: 'k',
    ν: 'v',
    ο: 'o',
    ρ: 'p',
    τ: 't',
    υ: 'u',
    χ: 'x',
    γ: 'y',
    ω: 'w',
    օ: 'o',
    ս: 'u',
    հ: 'h',
    ո: 'n',
  }),
);

function misleading(message: string): DomainError {
  return new DomainError('invalid', `The user name ${message}.`, { errors: [{ path: 'username', message }] });
}
