import type { Readable } from 'node:stream';
import { DomainError } from '../../domain/errors.ts';
import { type LogQuery, type LogSource, logSources } from '../../protocol/control.ts';
import type { Clock } from '../../runtime/clock.ts';
import { collectLogs } from './collect-logs.ts';
import { createLineSplitter, formatLogLine } from './log-line.ts';
import { lineMatcher } from './match-line.ts';
import { type LogLimits, type LogWriter, createLogWriter } from './log-writer.ts';

export interface SystemLogsOptions {
  readonly folder: string;
  readonly limits: () => LogLimits;
  readonly clock: Clock;
  /** Sees every line as it is written. */
  readonly onLine?: ((line: string, source: LogSource) => void) | undefined;
}

/** The log files of all services and of the supervisor. */
export interface SystemLogs {
  write(source: LogSource, line: string): void;
  /** Writes what a process prints. */
  capture(source: LogSource, output: { readonly stdout: Readable; readonly stderr: Readable }): void;
  read(query: LogQuery): Promise<string[]>;
  /**
   * Like `read`, then each new line, none twice and none missing, until the signal aborts.
   * @throws DomainError `too_many` when the reader is too slow for the lines that come
   */
  follow(query: LogQuery, signal: AbortSignal): AsyncIterable<string>;
  /** Opens all files anew with the next line. */
  reopen(): void;
  close(): Promise<void>;
}

export function createSystemLogs(options: SystemLogsOptions): SystemLogs {
  const { folder, limits, clock } = options;
  const writers = new Map<LogSource, LogWriter>(
    logSources.map((name) => [name, createLogWriter({ ...options, name })]),
  );
  const openPipes = new Set<Readable>();
  const write = (source: LogSource, line: string) => {
    writers.get(source)?.write(line);
    options.onLine?.(line, source);
  };
  const wanted = ({ service }: LogQuery) =>
    [...writers]
      .filter(([source]) => service === undefined || source === service)
      .map(([, writer]) => writer);
  const read = async (query: LogQuery) => {
    await Promise.all(wanted(query).map((writer) => writer.flush()));
    return collectLogs({ folder, keep: limits().keep, query });
  };
  return {
    write,
    read,
    capture: (source, output) => {
      for (const stream of ['stdout', 'stderr'] as const) {
        const splitter = createLineSplitter((line) =>
          write(source, formatLogLine(line, { service: source, stream, time: clock.now() })),
        );
        const pipe = output[stream].setEncoding('utf8').on('data', splitter.write);
        openPipes.add(pipe);
        pipe.on('close', () => {
          splitter.end();
          openPipes.delete(pipe);
        });
      }
    },
    follow: async function* (query, signal) {
      const queue: string[] = [];
      let wake: () => void = () => {};
      const matches = lineMatcher(query);
      const ends = wanted(query).map((writer) =>
        writer.listen((line) => {
          if (!matches(line)) return;
          if (queue.length <= maxQueuedLines) queue.push(line);
          wake();
        }),
      );
      signal.addEventListener('abort', () => wake(), { once: true });
      try {
        const written = await read(query);
        yield* withoutLast(written, queue);
        while (queue.length > 0 || !signal.aborted) {
          if (queue.length > maxQueuedLines) throw tooSlow();
          yield* queue.splice(0);
          if (queue.length === 0 && !signal.aborted)
            await new Promise<void>((resolve) => void (wake = resolve));
        }
      } finally {
        for (const end of ends) end();
      }
    },
    reopen: () => writers.forEach((writer) => writer.reopen()),
    close: async () => {
      // A process that has ended may have left text in its pipes; one that escaped may hold them open for ever.
      const deadline = clock.monotonic() + 1000;
      while (openPipes.size > 0 && clock.monotonic() < deadline) await clock.sleep(10);
      await Promise.all([...writers.values()].map((writer) => writer.close()));
    },
  };
}

const maxQueuedLines = 100_000;

function tooSlow(): DomainError {
  return new DomainError('too_many', 'The log grows faster than it is read; ask again.');
}

/** The lines without those that were also seen live: of each text, as many as were seen, from the end. */
function withoutLast(lines: readonly string[], seen: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of seen) left.set(line, (left.get(line) ?? 0) + 1);
  return lines
    .toReversed()
    .filter((line) => {
      const count = left.get(line) ?? 0;
      left.set(line, count - 1);
      return count <= 0;
    })
    .toReversed();
}
