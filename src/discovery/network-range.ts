import { isIPv4 } from 'node:net';
import { networkInterfaces } from 'node:os';
import { DomainError } from '../domain/errors.ts';
import { checkPrinterAddress } from '../runtime/printer-addresses.ts';

/** More would take minutes and look like an attack. */
export const mostHosts = 4_096;

/**
 * The addresses of `192.168.1.0/24`, without the network's own and its broadcast address.
 * @param allowed addresses outside private networks that may be called; see printer-addresses.ts
 * @throws DomainError `invalid` for what is no private IPv4 network of at most 4096 addresses, or no port of printers
 */
export function hostsOfRange(range: string, allowed: readonly string[] = [], port = 9100): string[] {
  const [, base = '', bits = '32'] = /^([\d.]+)(?:\/(\d{1,2}))?$/.exec(range) ?? [];
  const size = 2 ** (32 - Number(bits));
  if (!isIPv4(base) || Number(bits) > 32 || size > mostHosts)
    throw new DomainError(
      'invalid',
      `${range} is no range like 192.168.1.0/24 with at most ${mostHosts} addresses.`,
    );
  const first = Math.floor(toNumber(base) / size) * size;
  const hosts = Array.from({ length: size }, (_, index) => toText(first + index));
  for (const host of [hosts[0], hosts.at(-1)]) if (host) checkPrinterAddress({ host, port }, allowed);
  return size > 2 ? hosts.slice(1, -1) : hosts;
}

/** The /24 around each private address of this machine. */
export function ownRanges(): string[] {
  const addresses = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal);
  return [...new Set(addresses.map(({ address }) => `${address.split('.').slice(0, 3).join('.')}.0/24`))];
}

function toNumber(ip: string): number {
  return ip.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

function toText(number: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');
}
