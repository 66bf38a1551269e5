import { join } from 'node:path';
import { type RotatingFileStream, createStream } from 'rotating-file-stream';
import type { Clock } from '../../runtime/clock.ts';

export interface LogWriterOptions {
  readonly folder: string;
  /** The name of the file without `.log`. */
  readonly name: string;
  /** When it is rotated, and how many rotated files are kept; asked whenever the file is opened. */
  readonly limits: () => LogLimits;
  readonly clock: Clock;
  /** What may wait for a slow disk before lines are dropped, bytes. @default 4 MB */
  readonly maxWaitingBytes?: number;
}

export interface LogLimits {
  readonly maxBytes: number;
  readonly keep: number;
}

/** One service's log file. A slow, full or broken disk costs lines (their number is logged), never the service. */
export interface LogWriter {
  write(line: string): void;
  /** Calls the listener with each line from now on; returns how to end that. */
  listen(listener: (line: string) => void): () => void;
  /** Resolves when the lines written so far are in the file, or lost. */
  flush(): Promise<void>;
  /** The next line opens the file anew: with new limits, also where somebody else has moved it away. */
  reopen(): void;
  close(): Promise<void>;
}

const pauseAfterErrorMs = 1000;
const maxHeld = 10_000;

export function createLogWriter(options: LogWriterOptions): LogWriter {
  const { name, clock, maxWaitingBytes = 4 * 1024 * 1024 } = options;
  const listeners = new Set<(line: string) => void>();
  let file: RotatingFileStream | undefined;
  let dropped = 0;
  let retryAt = 0;
  /** Lines that wait while the file is being opened anew. */
  let held: string[] | undefined;
  let reopened = Promise.resolve();

  const open = () => {
    const opened = openFile(options);
    opened.on('error', () => {
      if (file === opened) file = undefined;
      retryAt = clock.monotonic() + pauseAfterErrorMs;
      dropped += 1;
    });
    return opened;
  };
  const put = (line: string) => {
    if (held) {
      if (held.length < maxHeld) held.push(line);
      else dropped += 1;
      return;
    }
    if (!file && clock.monotonic() >= retryAt) file = open();
    if (!file || file.writableLength > maxWaitingBytes) {
      dropped += 1;
      return;
    }
    if (dropped > 0) {
      const lost = {
        level: 'warn',
        time: clock.now().toISOString(),
        service: name,
        msg: `${dropped} lines lost`,
      };
      dropped = 0;
      file.write(`${JSON.stringify(lost)}\n`);
    }
    file.write(`${line}\n`);
  };
  return {
    write: (line) => {
      put(line);
      for (const listener of listeners) listener(line);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    flush: async () => {
      await reopened;
      await flush(file);
    },
    reopen: () => {
      if (!file || held) return;
      const old = file;
      file = undefined;
      held = [];
      // Two that have it open at once could write into a file that is just being rotated away.
      reopened = new Promise((resolve) => {
        old.once('close', () => {
          const lines = held ?? [];
          held = undefined;
          lines.forEach(put);
          resolve();
        });
        old.end();
      });
    },
    close: async () => {
      await reopened;
      const closing = file;
      file = undefined;
      retryAt = Infinity;
      await flush(closing);
      if (closing && !closing.destroyed) await new Promise<void>((resolve) => closing.end(() => resolve()));
    },
  };
}

function openFile({ folder, name, limits }: LogWriterOptions): RotatingFileStream {
  const { maxBytes, keep } = limits();
  return createStream((index) => (index ? `${name}.log.${Number(index)}.gz` : `${name}.log`), {
    path: folder,
    size: `${maxBytes}B`,
    rotate: keep,
    compress: 'gzip',
    mode: 0o600,
  });
}

function flush(file: RotatingFileStream | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (!file || file.destroyed) resolve();
    else {
      file.once('close', resolve);
      file.write('', (error) => {
        if (error) return;
        file.off('close', resolve);
        resolve();
      });
    }
  });
}

/** The files of a log, newest first. */
export function logFiles(folder: string, name: string, keep: number): string[] {
  const rotated = Array.from({ length: keep }, (_, i) => join(folder, `${name}.log.${i + 1}.gz`));
  return [join(folder, `${name}.log`), ...rotated];
}
