import { createServer, type Server, type Socket } from 'node:net';
import { systemClock } from '../runtime/clock.ts';

/** A listening port that can be taken away, so that clients are truly refused, and put back. */
export interface Listener {
  /** The port, kept over all closings; known after the first opening. */
  getPort(): number;
  /** Resolves when the port listens or, having changed its mind meanwhile, does not. */
  setOpen(isWanted: boolean): Promise<void>;
}

interface ListenerOptions {
  host: string;
  port: number;
  onConnection: (socket: Socket) => void;
}

export function createListener({ host, port, onConnection }: ListenerOptions): Listener {
  let isWanted = false;
  let server: Server | undefined;
  let opening: Promise<void> | undefined;
  let hasBeenOpen = false;

  async function open(): Promise<void> {
    for (let tries = 0; !server; tries++) {
      if (!isWanted) return;
      const candidate = createServer({ pauseOnConnect: true, allowHalfOpen: true }, onConnection);
      const failure = await listen(candidate);
      if (!failure) server = candidate;
      else if (!hasBeenOpen || failure.code !== 'EADDRINUSE' || tries === maxTries) throw failure;
      else await systemClock.sleep(retryMs);
    }
    hasBeenOpen = true;
    if (!isWanted) shut();
  }

  function listen(candidate: Server): Promise<NodeJS.ErrnoException | undefined> {
    return new Promise((resolve) => {
      candidate.once('error', resolve);
      candidate.listen({ host, port }, () => {
        const address = candidate.address();
        if (address && typeof address === 'object') port = address.port;
        resolve(undefined);
      });
    });
  }

  const isOpenWanted = () => isWanted && !server;

  function shut(): void {
    server?.close();
    server = undefined;
  }

  return {
    getPort: () => port,
    setOpen: async (wanted) => {
      isWanted = wanted;
      if (!wanted) return shut();
      // The port may have been given up again while another caller was still opening it.
      while (isOpenWanted()) {
        opening ??= open().finally(() => {
          opening = undefined;
        });
        await opening;
      }
    },
  };
}

/** Another program may hold the port for a moment after we let go of it. */
const retryMs = 50;
const maxTries = 100;
