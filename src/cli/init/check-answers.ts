import { DomainError } from '../../domain/errors.ts';
import { refuseWeakPassword } from '../../domain/refuse-weak-password.ts';
import { requiredText, timeZone } from '../../protocol/values.ts';
import { checkPrinterAddress } from '../../runtime/printer-addresses.ts';
import type { Texts } from '../texts/texts.ts';
import { splitAddress } from '../split-address.ts';

/** Tells what is wrong with an answer; undefined: nothing. */
export type Check = (answer: string) => string | undefined;

export interface Checks {
  readonly store: Check;
  readonly tables: Check;
  readonly timezone: Check;
  readonly admin: Check;
  readonly password: (admin: string) => Check;
  readonly printer: Check;
}

/** The API would refuse the same answers, but only when all questions are answered and half of it is made. */
export function createChecks({ init }: Texts, allowedPrinters: readonly string[]): Checks {
  const name = (longest: number) => (answer: string) =>
    requiredText(longest).safeParse(answer).success ? undefined : init.tooLong(longest);
  return {
    store: name(100),
    tables: (answer) => (/^[0-9]{1,3}$/.test(answer) && Number(answer) <= 200 ? undefined : init.notANumber),
    timezone: (answer) => (timeZone.safeParse(answer).success ? undefined : init.notAZone),
    admin: name(50),
    password: (admin) => (answer) =>
      Buffer.byteLength(answer) <= 72 && passes(() => refuseWeakPassword(answer, admin))
        ? undefined
        : init.weakPassword,
    printer: (answer) =>
      answer === 'find' || answer === 'none' || isPrinterAddress(answer, allowedPrinters)
        ? undefined
        : init.notAPrinter,
  };
}

function isPrinterAddress(answer: string, allowed: readonly string[]): boolean {
  const { address: host, port } = splitAddress(answer);
  return /^[\w.:-]+$/.test(host) && passes(() => checkPrinterAddress({ host, port: port ?? 9100 }, allowed));
}

function passes(check: () => void): boolean {
  try {
    check();
    return true;
  } catch (thrown) {
    if (thrown instanceof DomainError && thrown.code === 'invalid') return false;
    throw thrown;
  }
}
