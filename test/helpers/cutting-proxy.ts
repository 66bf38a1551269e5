import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { ExecutionContext } from 'ava';

export interface CuttingProxyOptions {
  /** Where it leads to; asked for each connection. */
  readonly port: () => number;
  /** Decides for each new connection after how many bytes from the server it is cut; undefined: never. */
  readonly cutAfter: () => number | undefined;
  /** While true, what the server says is swallowed. */
  readonly holds?: () => boolean;
  /** Gets what ends each new connection at once. */
  readonly onOpen?: (end: () => void) => void;
}

/** A TCP proxy that cuts connections in the middle of whatever they are doing; ends with the test. */
export async function startCuttingProxy(
  t: Pick<ExecutionContext, 'teardown'>,
  { port, cutAfter, holds = () => false, onOpen }: CuttingProxyOptions,
): Promise<{ readonly port: number; readonly cuts: () => number }> {
  let cuts = 0;
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port(), '127.0.0.1');
    let left = cutAfter() ?? Infinity;
    const end = () => {
      near.destroy();
      far.destroy();
      open.delete(near);
    };
    open.add(near);
    onOpen?.(end);
    for (const socket of [near, far]) socket.on('error', end).on('close', end);
    near.pipe(far);
    far.on('data', (data) => {
      if (holds()) return;
      near.write(data.subarray(0, left));
      left -= data.length;
      if (left > 0) return;
      cuts += 1;
      near.end();
      far.destroy();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  t.teardown(async () => {
    for (const socket of open) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const address: AddressInfo | string | null = server.address();
  return { port: typeof address === 'object' && address ? address.port : 0, cuts: () => cuts };
}
