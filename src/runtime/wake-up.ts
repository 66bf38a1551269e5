import { rmSync } from 'node:fs';
import { type Server, type Socket, connect, createServer } from 'node:net';
import { coerceError } from '../domain/errors.ts';
import { localSocketPath } from './local-socket.ts';

export type WakeUpTarget = 'api' | 'hub' | 'printd';

export interface WakeUpOptions {
  /** The run folder both sides share. */
  readonly runDir: string;
  readonly name: WakeUpTarget;
  /** Something may be new. Carries no data and may come without a reason, or not at all: also look by yourself. */
  readonly onPoke: () => void;
  /** The socket can't be used; everything still works, only later. */
  readonly onError?: (error: Error) => void;
}

/** Listens for pokes of the other processes. Never rejects: without a socket there are just no pokes. */
export async function createWakeUp({ runDir, name, onPoke, onError = () => {} }: WakeUpOptions) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('data', onPoke);
    // A poker that dies resets its connection; without a handler that would end this process.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  });
  try {
    const path = localSocketPath(runDir, `wake-${name}`);
    rmSync(path, { force: true });
    await listen(server, path);
  } catch (thrown) {
    onError(coerceError(thrown));
  }
  server.on('error', onError);
  return {
    close: async () => {
      for (const socket of sockets) socket.destroy();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
}

export interface Poker {
  /** Tells a process to look now. Returns at once and never throws; many calls in a row become one poke. */
  poke(target: WakeUpTarget): void;
  close(): void;
}

export function createPoker({ runDir }: { readonly runDir: string }): Poker {
  const lines = new Map<WakeUpTarget, PokeLine>();
  return {
    poke: (target) => {
      const line = lines.get(target) ?? createPokeLine(() => localSocketPath(runDir, `wake-${target}`));
      lines.set(target, line);
      line.poke();
    },
    close: () => {
      for (const line of lines.values()) line.close();
      lines.clear();
    },
  };
}

interface PokeLine {
  poke(): void;
  close(): void;
}

/** After a failed connection, pokes cost nothing for this long; whoever starts to listen then looks by itself. */
const pauseAfterFailureMs = 100;

function createPokeLine(path: () => string): PokeLine {
  let socket: Socket | undefined;
  let writing = false;
  let again = false;
  let quietUntil = 0;

  const write = (to: Socket) => {
    writing = true;
    again = false;
    to.write('.', () => {
      // Of a socket that failed, this comes after its close, when another may be in use.
      if (socket !== to) return;
      writing = false;
      if (again) write(to);
    });
  };
  const open = () => {
    // Reading, though nothing is ever sent back, is what makes a closed listener known.
    const opened = connect(path()).unref().resume();
    opened.on('error', () => void (quietUntil = performance.now() + pauseAfterFailureMs));
    opened.on('close', () => {
      socket = undefined;
      writing = false;
    });
    return opened;
  };
  return {
    poke: () => {
      if (writing) {
        again = true;
        return;
      }
      if (!socket && performance.now() < quietUntil) return;
      try {
        socket ??= open();
        write(socket);
      } catch {
        quietUntil = performance.now() + pauseAfterFailureMs;
      }
    },
    close: () => socket?.destroy(),
  };
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
