/** Where pages may come from that connect to the hub. */
export interface OriginRules {
  /** `https://order.example.com`, exactly. */
  readonly allowed: ReadonlySet<string>;
  /** Ports of the host that was connected to: the API's and the hub's own; undefined allows any, for ports the system chose. */
  readonly ownPorts: readonly (number | undefined)[];
}

/** Browsers always say where a page is from; programs say nothing and prove themselves by their token alone. */
export function isAllowedOrigin(origin: string, host: string, { allowed, ownPorts }: OriginRules): boolean {
  if (origin === '') return true;
  if (allowed.has(origin)) return true;
  const page = parse(origin);
  if (!page || page.origin !== origin || page.hostname !== parse(`http://${host}`)?.hostname) return false;
  return ownPorts.includes(undefined) || ownPorts.includes(portOf(page));
}

function parse(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function portOf({ port, protocol }: URL): number {
  if (port !== '') return Number(port);
  return protocol === 'https:' ? 443 : 80;
}
