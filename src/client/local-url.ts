/** How this machine reaches a service that listens on `host`: a wildcard address is none to connect to. */
export function localUrl(host: string, port: number, scheme: 'http' | 'ws' = 'http'): string {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `${scheme}://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}
