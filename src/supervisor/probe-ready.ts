import { request } from 'node:http';

/** Asks `GET /readyz` until it answers 200; ends without a result when the signal aborts. */
export async function probeReady(
  { host, port }: { readonly host: string; readonly port: number },
  {
    signal,
    sleep,
  }: { readonly signal: AbortSignal; readonly sleep: (ms: number, signal: AbortSignal) => Promise<void> },
): Promise<boolean> {
  while (!signal.aborted) {
    if ((await getStatus({ host: reachable(host), port, signal })) === 200) return true;
    await sleep(100, signal);
  }
  return false;
}

function getStatus(target: { host: string; port: number; signal: AbortSignal }): Promise<number | undefined> {
  return new Promise((resolve) => {
    const asked = request({ ...target, path: '/readyz', timeout: 2000, agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.on('timeout', () => asked.destroy());
    asked.on('error', () => resolve(undefined));
    asked.end();
  });
}

/** An address to listen on everywhere is no address to connect to. */
export function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  return host === '::' ? '::1' : host;
}
