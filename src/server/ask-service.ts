/**
 * Whether a service of this restaurant answers that it is ready, within a second. A wildcard it listens on is no address to ask.
 */
export async function isServiceReady({
  host,
  port,
}: {
  readonly host: string;
  readonly port: number;
}): Promise<boolean> {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  const name = reachable.includes(':') ? `[${reachable}]` : reachable;
  try {
    const { ok } = await fetch(`http://${name}:${port}/readyz`, { signal: AbortSignal.timeout(1000) });
    return ok;
  } catch {
    return false;
  }
}
