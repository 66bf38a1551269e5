import { connect, createServer, type Socket } from 'node:net';
import type { Random } from '../../virtual-printer/random.ts';

export interface CuttingLink {
  readonly port: number;
  cuts(): number;
  close(): Promise<void>;
}

/** A bad network: leads to a port of this machine and breaks each connection after some thousand bytes, in the middle of anything. */
export async function openCuttingLink(target: number, random: Random): Promise<CuttingLink> {
  let cuts = 0;
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    let left = 8000 + random.integer(60_000);
    const end = () => {
      near.destroy();
      far.destroy();
      open.delete(near);
    };
    open.add(near);
    for (const socket of [near, far]) socket.on('error', end).on('close', end);
    near.pipe(far);
    far.on('data', (data) => {
      near.write(data.subarray(0, left));
      left -= data.length;
      if (left > 0) return;
      cuts += 1;
      near.end();
      far.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    cuts: () => cuts,
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
