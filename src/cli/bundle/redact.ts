import { isIP } from 'node:net';
import { hideSecrets } from '../../runtime/hide-secrets.ts';

/**
 * A text that may leave the house: beside what logs never show, without the given secrets, whole phone numbers, mail addresses,
 * credentials by their names, keys, and addresses of machines; those of this machine itself stay.
 * @param secrets texts that must not stand in it in any case
 */
export function redact(text: string, secrets: readonly string[]): string {
  const known = secrets.filter((secret) => secret.length >= 6).toSorted((a, b) => b.length - a.length);
  const bare = known.reduce((rest, secret) => rest.replaceAll(secret, '[hidden]'), text);
  return hideSecrets(bare)
    .replaceAll(/-----BEGIN [^-]+-----[\s\S]*?-----END [^-]+-----/g, '[hidden]')
    .replaceAll(
      /("?(?:password|passwd|secret|token|authorization|cookie|api_?key|private_?key|credential)[\w-]*"?\s*[:=]\s*)("(?:[^"\\]|\\.)*"|[^\s,;}"]+)/gi,
      (_, name: string, value: string) => `${name}${value.startsWith('"') ? '"[hidden]"' : '[hidden]'}`,
    )
    .replaceAll(/\b(?:sk|rk|pk|whsec)_[\w-]{8,}/g, '[hidden]')
    .replaceAll(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '[mail]')
    .replaceAll(/(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/g, hideAddress)
    .replaceAll(/(?<![\w:])(?:[\da-f]{0,4}:){2,7}[\da-f]{0,4}(?![\w:])/gi, hideAddress)
    .replaceAll(
      /(?<![\w.+-])(?:\+?\d{2,4}[ -]\d{3,4}[ -]\d{3,4}|0\d{1,3}[ -]\d{7,8}|09\d{8})(?![\w.-])/g,
      '[phone]',
    );
}

function hideAddress(address: string): string {
  if (isIP(address) === 0 || /^127\.|^0\.0\.0\.0$|^::1?$/.test(address)) return address;
  return '[address]';
}
