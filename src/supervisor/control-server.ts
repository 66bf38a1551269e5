import { chmodSync, rmSync } from 'node:fs';
import { type Socket, createServer } from 'node:net';
import { DomainError, coerceError } from '../domain/errors.ts';
import { type ControlAnswer, type ControlRequest, controlRequestSchema } from '../protocol/control.ts';
import { createLineSplitter } from './logs/log-line.ts';

export interface ControlServerOptions {
  /** Call only while holding the lock: a socket a killed supervisor left behind is removed. */
  readonly path: string;
  /** Answers a request; resolves when all is said. The signal aborts when the asker is gone. */
  readonly handle: (request: ControlRequest, answer: Answer, signal: AbortSignal) => Promise<void>;
}

/** Says something to the asker; resolves when there is room for more, or nobody listens any more. */
export type Answer = (message: ControlAnswer) => Promise<void>;

/** Serves the control socket: only its owner may connect. */
export async function openControlServer({ path, handle }: ControlServerOptions) {
  const connections = new Set<Socket>();
  const answered = new Set<Socket>();
  const server = createServer((socket) => {
    connections.add(socket);
    const gone = new AbortController();
    // An asker that hangs up resets the connection; without a handler that would end the supervisor.
    socket.on('error', () => socket.destroy());
    let goOn: () => void = () => {};
    socket.on('drain', () => goOn());
    socket.on('close', () => {
      connections.delete(socket);
      answered.delete(socket);
      gone.abort();
      goOn();
    });
    const answer: Answer = async (message) => {
      if (!socket.writable || socket.write(`${JSON.stringify(message)}\n`)) return;
      await new Promise<void>((resolve) => void (goOn = resolve));
    };
    const obey = async (text: string) => {
      try {
        await handle(parseRequest(text), answer, gone.signal);
        await answer({ type: 'done' });
      } catch (thrown) {
        await answer(describeError(coerceError(thrown)));
      }
      socket.end();
    };
    let asked = false;
    const splitter = createLineSplitter(({ text }) => {
      if (asked) return;
      asked = true;
      answered.add(socket);
      void obey(text);
    });
    socket.setEncoding('utf8').on('data', splitter.write);
  });
  if (process.platform !== 'win32') rmSync(path, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  if (process.platform !== 'win32') chmodSync(path, 0o600);
  return {
    /** Takes no new connection; who has asked hears the end, who has not is hung up on. */
    close: () => {
      server.close();
      const hangUp = (sockets: Iterable<Socket>) => {
        for (const socket of sockets) socket.destroy();
      };
      setTimeout(() => hangUp(connections), longestAnswerMs).unref();
      hangUp([...connections].filter((socket) => !answered.has(socket)));
    },
  };
}

/** An asker that does not read must not keep the system from ending. */
const longestAnswerMs = 10_000;

function parseRequest(text: string): ControlRequest {
  const parsed = controlRequestSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new DomainError('bad_request', `Not a request: ${issue?.path.join('.')} ${issue?.message}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function describeError(error: Error): ControlAnswer {
  const code = error instanceof DomainError ? error.code : 'crash';
  return { type: 'error', code, message: error.message };
}
