import { DomainError } from './errors.ts';

const shortest = 10;

/**
 * A password is long enough that nobody gets through the tries the throttle leaves them, and none of those tried first.
 * @throws DomainError `invalid`
 */
export function refuseWeakPassword(password: string, username: string): void {
  const plain = password.normalize('NFKC').toLowerCase();
  const name = username.normalize('NFKC').toLowerCase();
  if (Array.from(plain).length < shortest) throw weak(`has at least ${shortest} characters`);
  if (isRepetition(plain) || isCommon(plain) || isCommon(plain.replaceAll(name, '')))
    throw weak('is none that everybody tries first');
}

/** What remains without the digits and signs that people add: `Password123!` is `password`. */
function isCommon(plain: string): boolean {
  const core = plain.replaceAll(/[\d\W_]+/g, '');
  return core === '' ? isSequence(plain) : common.has(core) || common.has(plain);
}

/** `abababababab`, `aaaaaaaaaa` */
function isRepetition(plain: string): boolean {
  return /^(.{1,4}?)\1+$/u.test(plain);
}

/** `1234567890`, a phone number, a date: digits alone are soon gone through. */
function isSequence(plain: string): boolean {
  return !/[\p{L}]/u.test(plain) && !/ /.test(plain);
}

const common = new Set([
  'password',
  'passwort',
  'passw',
  'pass',
  'p@ssword',
  'pssword',
  'pssw',
  'mima',
  'woaini',
  'iloveyou',
  'qwertyuiop',
  'qwerty',
  'qwertz',
  'azerty',
  'asdfghjkl',
  'asdfasdf',
  'zxcvbnm',
  'qazwsxedc',
  'qazwsx',
  'qweasdzxc',
  'abcdefghij',
  'abcdefghijk',
  'abc',
  'admin',
  'administrator',
  'adminadmin',
  'staff',
  'customer',
  'restaurant',
  'restaurantctl',
  'canting',
  'welcome',
  'letmein',
  'changeme',
  'secret',
  'secretsecret',
  'default',
  'test',
  'testtest',
  'root',
  'guest',
  'user',
  'login',
  'master',
  'dragon',
  'football',
  'baseball',
  'sunshine',
  'princess',
  'superman',
  'monkey',
  'shadow',
  'trustno',
  'starwars',
  'computer',
  'internet',
]);

function weak(message: string): DomainError {
  return new DomainError('invalid', `A password ${message}.`, { errors: [{ path: 'password', message }] });
}
