import { maskPhone } from '../domain/mask-phone.ts';

/**
 * A line for a log without what opens doors and without whole phone numbers, wherever they stand in it: tokens of this
 * product, JSON Web Tokens, bearer credentials, `token=` and `key=` in addresses, passwords in database addresses.
 */
export function hideSecrets(line: string): string {
  return line
    .replaceAll(/\b(rc[drt]_)[\w-]{8,}/g, '$1[hidden]')
    .replaceAll(/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[hidden]')
    .replaceAll(/\b(bearer +)[\w.~+/=-]{8,}/gi, '$1[hidden]')
    .replaceAll(/([?&](?:token|key|ticket|secret)=)[^&\s"'\\]+/gi, '$1[hidden]')
    .replaceAll(/(\b[a-z]+:\/\/[^\s:/@"]+:)[^\s/@"]+@/gi, '$1[hidden]@')
    .replaceAll(/(?<![\w.+-])(?:\+\d{8,15}|1[3-9]\d{9})(?![\w.])/g, maskPhone);
}
