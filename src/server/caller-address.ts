import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

/**
 * Whom limits count: the address of the socket, or, where that is a trusted proxy's, the last one in `X-Forwarded-For` that
 * is none. An IPv6 caller counts as their network (/64), of which everybody has a whole one.
 */
export function callerAddress(
  {
    socket,
    headers,
  }: Pick<IncomingMessage, 'headers'> & { readonly socket: { remoteAddress?: string | undefined } },
  trustedProxies: readonly string[],
): string {
  const trusted = new Set(trustedProxies.map(plain));
  const forwarded = String(headers['x-forwarded-for'] ?? '').split(',');
  const hops = [...forwarded.map((hop) => plain(hop.trim())), plain(socket.remoteAddress ?? '')];
  const caller = hops.findLast((hop) => !trusted.has(hop)) || plain(socket.remoteAddress ?? '');
  return isIPv6(caller) ? networkOf(caller) : caller;
}

/** IPv4 as IPv4, also where the socket speaks IPv6. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '').toLowerCase();
}

function networkOf(address: string): string {
  const [head = '', tail] = address.split('::');
  const start = head === '' ? [] : head.split(':');
  const end = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - start.length - end.length);
  const groups = [...start, ...Array.from({ length: zeros }, () => '0'), ...end];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
