import { type Socket, connect } from 'node:net';
import { createInterface } from 'node:readline';
import type { ServiceName } from '../domain/child-process.ts';
import { DomainError, coerceError, errorKinds } from '../domain/errors.ts';
import {
  type ControlAnswer,
  type ControlRequest,
  type LogQuery,
  type SettingsReport,
  type SystemStatus,
  controlAnswerSchema,
} from '../protocol/control.ts';
import { localSocketPath } from '../runtime/local-socket.ts';

/** Talks to the supervisor of a data folder. Every call throws DomainError `not_running` when there is none. */
export interface ControlClient {
  status(): Promise<SystemStatus>;
  /** Resolves when every service has stopped and the data folder is free. */
  stop(): Promise<void>;
  /**
   * Resolves when the service (or all) is ready again, with the changed settings it took up.
   * @throws DomainError `not_ready`, `not_found`, and `config_invalid`, `port_taken` before anything was stopped
   */
  restart(service?: ServiceName): Promise<SettingsReport>;
  /** Takes up changed settings while everything runs. @throws DomainError `config_invalid`, and then nothing has changed */
  reload(): Promise<SettingsReport>;
  /** Log lines, each a JSON object; with `follow` until the signal aborts or the supervisor stops. */
  logs(query: LogQuery & { readonly follow?: boolean }, signal?: AbortSignal): AsyncIterable<string>;
  /** The status now and at every change, until the signal aborts or the supervisor stops. */
  subscribe(signal?: AbortSignal): AsyncIterable<SystemStatus>;
}

export function createControlClient({ runDir }: { readonly runDir: string }): ControlClient {
  const ask = (request: ControlRequest, signal?: AbortSignal) =>
    exchange(localSocketPath(runDir, 'control'), request, signal);
  return {
    status: async () => {
      for await (const answer of ask({ type: 'status' })) if (answer.type === 'status') return answer.status;
      throw new DomainError('not_running', 'The supervisor did not tell its status.');
    },
    stop: () => finish(ask({ type: 'stop' })),
    restart: (service) => readReport(ask({ type: 'restart', ...(service && { service }) })),
    reload: () => readReport(ask({ type: 'reload' })),
    logs: async function* (query, signal) {
      for await (const answer of ask({ type: 'logs', follow: false, ...query }, signal))
        if (answer.type === 'log') yield answer.line;
    },
    subscribe: async function* (signal) {
      for await (const answer of ask({ type: 'subscribe' }, signal))
        if (answer.type === 'status') yield answer.status;
    },
  };
}

/** Sends a request and yields the answers until `done`. */
async function* exchange(
  path: string,
  request: ControlRequest,
  signal?: AbortSignal,
): AsyncGenerator<ControlAnswer> {
  const socket = await open(path);
  const lines = createInterface({ input: socket, crlfDelay: Infinity });
  // The lines of a destroyed socket don't end by themselves.
  socket.once('close', () => lines.close());
  const hangUp = () => void socket.destroy();
  signal?.addEventListener('abort', hangUp, { once: true });
  try {
    if (signal?.aborted) return;
    socket.write(`${JSON.stringify(request)}\n`);
    for await (const line of lines) {
      const answer = controlAnswerSchema.parse(JSON.parse(line));
      if (answer.type === 'done') return;
      if (answer.type === 'error') throw answerToError(answer);
      yield answer;
    }
    if (!signal?.aborted)
      throw new DomainError('not_running', 'The supervisor ended before it had answered.');
  } finally {
    signal?.removeEventListener('abort', hangUp);
    socket.destroy();
  }
}

async function readReport(answers: AsyncIterable<ControlAnswer>): Promise<SettingsReport> {
  let report: SettingsReport = { applied: [], waiting: [] };
  for await (const answer of answers) if (answer.type === 'settings') report = answer.report;
  return report;
}

async function finish(answers: AsyncIterable<ControlAnswer>): Promise<void> {
  for await (const _ of answers);
}

function open(path: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(path, () => {
      // A supervisor that dies while it answers ends the answers; it must not end this process.
      socket.on('error', () => socket.destroy());
      resolve(socket);
    });
    socket.once('error', (cause) => {
      const message = 'Nothing runs in this data folder. Start it with restaurantctl start.';
      reject(new DomainError('not_running', message, {}, { cause }));
    });
  });
}

function answerToError({ code, message }: Extract<ControlAnswer, { type: 'error' }>): Error {
  return isErrorCode(code) ? new DomainError(code, message) : coerceError(message);
}

function isErrorCode(code: string): code is keyof typeof errorKinds {
  return Object.hasOwn(errorKinds, code);
}
