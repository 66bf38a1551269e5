import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { coerceError, DomainError } from '../domain/errors.ts';

export interface PrinterAddress {
  /** Name or IP address. */
  readonly host: string;
  readonly port: number;
}

/**
 * Refuses an address that no printer has: what is stored as a printer is called by this machine, from inside the restaurant's network.
 * Without an entry in the list only private networks and the ports 9100 to 9109 are called. A name is looked into when it is called.
 * @param allowed `host`, `host:port`, `network/bits` or `network/bits:port`, IPv6 in brackets
 * @throws DomainError `invalid`
 */
export function checkPrinterAddress({ host, port }: PrinterAddress, allowed: readonly string[]): void {
  if (isListed({ host, ip: undefined, port }, allowed)) return;
  const isPrinterPort = port >= 9100 && port <= 9109;
  if (isPrinterPort && (isIP(host) === 0 || isPrivate(host))) return;
  throw new DomainError(
    'invalid',
    `${host}:${port} is no address of a printer: private networks and the ports 9100 to 9109 are. For this one add "${host}:${port}" to the setting printd.allowed_printers.`,
    { path: 'ip_address' },
  );
}

/**
 * The IP address to call.
 * @throws DomainError `invalid` when it must not be called, `not_found` when the name leads nowhere
 */
export async function resolvePrinter(address: PrinterAddress, allowed: readonly string[]): Promise<string> {
  const { host, port } = address;
  checkPrinterAddress(address, allowed);
  if (isIP(host) !== 0) return host;
  const ip = await lookUp(host);
  // The name was checked; where it leads to must pass as well, or be listed by its name.
  if (!isListed({ host, ip, port }, allowed)) checkPrinterAddress({ host: ip, port }, allowed);
  return ip;
}

async function lookUp(host: string): Promise<string> {
  try {
    return (await lookup(host)).address;
  } catch (thrown) {
    throw new DomainError(
      'not_found',
      `Nobody knows the host ${host}: ${coerceError(thrown).message}`,
      {},
      { cause: thrown },
    );
  }
}

/** Whether a peer's address is in the list of addresses and networks; in an empty one is everybody. */
export function isInList(ip: string, list: readonly string[]): boolean {
  return list.length === 0 || isListed({ host: ip, ip, port: 0 }, list);
}

interface Candidate extends PrinterAddress {
  readonly ip: string | undefined;
}

function isListed(candidate: Candidate, allowed: readonly string[]): boolean {
  return allowed.some((entry) => isCovered(candidate, entry));
}

function isCovered({ host, ip = host, port }: Candidate, entry: string): boolean {
  const parts = parseEntry(entry);
  if (!parts || (parts.port !== undefined && parts.port !== port)) return false;
  if (parts.bits === undefined) return parts.host === host.toLowerCase() || parts.host === ip;
  const family = familyOf(parts.host);
  if (!family || familyOf(ip) !== family) return false;
  const network = new BlockList();
  network.addSubnet(parts.host, parts.bits, family);
  return network.check(ip, family);
}

interface Entry {
  readonly host: string;
  readonly bits: number | undefined;
  readonly port: number | undefined;
}

/** Undefined for what is no entry of the list. */
export function parseEntry(entry: string): Entry | undefined {
  const match = /^(?:\[([0-9a-f:.]+)\](?:\/(\d{1,3}))?|([^\s:/[\]]+)(?:\/(\d{1,2}))?)(?::(\d{1,5}))?$/i.exec(
    entry,
  );
  if (!match) return undefined;
  const [, v6, v6Bits, name, v4Bits, port] = match;
  const host = (v6 ?? name ?? '').toLowerCase();
  const bits = v6Bits ?? v4Bits;
  if (v6 !== undefined && isIP(v6) !== 6) return undefined;
  if (bits !== undefined && (isIP(host) === 0 || Number(bits) > (v6 === undefined ? 32 : 128)))
    return undefined;
  return {
    host,
    bits: bits === undefined ? undefined : Number(bits),
    port: port === undefined ? undefined : Number(port),
  };
}

function familyOf(ip: string): 'ipv4' | 'ipv6' | undefined {
  return ({ 4: 'ipv4', 6: 'ipv6' } as const)[isIP(ip)];
}

function isPrivate(ip: string): boolean {
  const family = familyOf(ip);
  return family !== undefined && privateNetworks.check(ip, family);
}

const privateNetworks = new BlockList();
privateNetworks.addSubnet('10.0.0.0', 8, 'ipv4');
privateNetworks.addSubnet('172.16.0.0', 12, 'ipv4');
privateNetworks.addSubnet('192.168.0.0', 16, 'ipv4');
privateNetworks.addSubnet('127.0.0.0', 8, 'ipv4');
privateNetworks.addSubnet('fc00::', 7, 'ipv6');
privateNetworks.addAddress('::1', 'ipv6');
