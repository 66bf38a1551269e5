import { Resolver } from 'node:dns/promises';
import { connect, isIP } from 'node:net';
import type { Clock } from '../runtime/clock.ts';
import type { Config } from '../runtime/config/schema.ts';

/** A provider that can be reached answers within a fraction of it, ms. */
const patienceMs = 1000;
/** Many screens ask; the outside is asked for all of them, ms. */
const rememberMs = 2000;

/**
 * Whether any of the payment providers in use can be reached, by opening a connection and closing it; null where none is used.
 * Names are resolved beside the system's own resolver: that one holds a thread for seconds when the internet is away, and the
 * database needs those threads.
 */
export function createUplinkProbe(
  config: Pick<Config, 'payments'>,
  clock: Pick<Clock, 'monotonic'>,
): () => Promise<boolean | null> {
  const addresses = addressesOf(config);
  let latest: { readonly at: number; readonly answer: Promise<boolean> } | undefined;
  return async () => {
    if (addresses.length === 0) return null;
    const now = clock.monotonic();
    if (!latest || now - latest.at > rememberMs) latest = { at: now, answer: reachesAny(addresses) };
    return latest.answer;
  };
}

function addressesOf({ payments: { provider, wechat, alipay, stripe } }: Pick<Config, 'payments'>): URL[] {
  if (provider !== 'real') return [];
  return [
    ...(wechat.mch_id === '' ? [] : [wechat.base_url || 'https://api.mch.weixin.qq.com']),
    ...(alipay.app_id === '' ? [] : [alipay.gateway || 'https://openapi.alipay.com']),
    ...(stripe.secret_key === '' ? [] : [stripe.base_url || 'https://api.stripe.com']),
  ].map((address) => new URL(address));
}

async function reachesAny(addresses: readonly URL[]): Promise<boolean> {
  const answers = await Promise.all(addresses.map(reaches));
  return answers.includes(true);
}

async function reaches({ hostname, port, protocol }: URL): Promise<boolean> {
  const address = await resolve(hostname.replace(/^\[|\]$/g, ''));
  if (address === undefined) return false;
  return new Promise((answer) => {
    const defaultPort = protocol === 'http:' ? 80 : 443;
    const socket = connect({
      host: address,
      port: port === '' ? defaultPort : Number(port),
      timeout: patienceMs,
    });
    const end = (isThere: boolean) => {
      socket.destroy();
      answer(isThere);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}

async function resolve(hostname: string): Promise<string | undefined> {
  if (isIP(hostname) !== 0) return hostname;
  if (hostname === 'localhost') return '127.0.0.1';
  const resolver = new Resolver({ timeout: patienceMs, tries: 1 });
  // A name that can't be resolved is an answer, too.
  const [address] = await resolver.resolve4(hostname).catch(() => []);
  return address;
}
