import type { ServiceList } from '../protocol/services.ts';
import type { Config } from '../runtime/config/schema.ts';

/** A service that works answers within a few ms. */
const patienceMs = 1000;

/** Asks the hub and the printer service whether they can serve; no answer is a no. */
export async function askServices(config: Pick<Config, 'hub' | 'printd'>): Promise<ServiceList['items']> {
  const items = (['hub', 'printd'] as const).map(async (name) => ({
    name,
    ready: await answers(config[name]),
  }));
  return Promise.all(items);
}

async function answers({ host, port }: { readonly host: string; readonly port: number }): Promise<boolean> {
  const url = `http://${reachable(host)}:${port}/readyz`;
  // Nobody listens, or not in time: both are an answer.
  return fetch(url, { signal: AbortSignal.timeout(patienceMs) }).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** An address to listen on everywhere is no address to connect to. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  const address = host === '::' ? '::1' : host;
  return address.includes(':') ? `[${address}]` : address;
}
