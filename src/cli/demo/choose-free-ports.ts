import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Ports of this machine that nobody listens on, all different: a killed service comes back at its own one. Below the range from
 * which the system gives ports by itself, so that nobody gets one of them in between.
 */
export async function chooseFreePorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) {
    const port = randomInt(10_000, 32_000);
    if (await isFree(port)) ports.add(port);
  }
  return [...ports];
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
