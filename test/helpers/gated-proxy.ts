import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { ExecutionContext } from 'ava';

/** Up to which of the bytes that a connection has sent they pass; undefined while that isn't in sight. */
export type Gate = (sent: Buffer) => number | undefined;

export interface GatedProxy {
  readonly port: number;
  /** Resolves when the gate is reached, with how many bytes have passed on all connections. From then on nothing does, either way. */
  readonly reached: Promise<number>;
  /** Connections made from now on pass; those that were stopped end. */
  lift(): void;
}

/** A TCP proxy that lets a printer have its bytes up to an exact point. */
export async function startGatedProxy(
  t: Pick<ExecutionContext, 'teardown'>,
  { port, gate }: { readonly port: number; readonly gate: Gate },
): Promise<GatedProxy> {
  const open = new Set<Socket>();
  const shut = new Set<() => void>();
  let isLifted = false;
  let passed = 0;
  let tell: (passed: number) => void = () => {};
  const reached = new Promise<number>((resolve) => (tell = resolve));
  const server = createServer({ allowHalfOpen: true }, (near) => {
    const far = connect(port, '127.0.0.1');
    const isGated = !isLifted;
    let sent = Buffer.alloc(0);
    let gone = 0;
    let isShut = false;
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => {}).on('close', () => open.delete(socket));
    }
    // Closed on this side only when it is on the other: that is how a sender knows that all of it was taken.
    const leave = () => far.end();
    near.on('end', () => {
      // A sender that hangs up in good order must not be told that all of it was taken.
      if (isShut) shut.add(leave);
      else leave();
    });
    near.on('error', leave);
    far.on('close', () => near.end());
    far.on('data', (data) => {
      if (!isShut) near.write(data);
    });
    near.on('data', (data) => {
      sent = Buffer.concat([sent, data]);
      const end = isGated ? gate(sent) : undefined;
      const may = Math.min(sent.length, end ?? sent.length);
      if (isShut || may <= gone) return;
      far.write(sent.subarray(gone, may));
      passed += may - gone;
      gone = may;
      isShut = gone === end;
      if (isShut) tell(passed);
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
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    reached,
    lift: () => {
      isLifted = true;
      for (const leave of shut) leave();
    },
  };
}
