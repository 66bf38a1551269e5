import { type DestinationStream, type Logger, destination, pino, stdTimeFunctions } from 'pino';
import { hideSecrets } from './hide-secrets.ts';

export type { Logger } from 'pino';

export interface LoggerOptions {
  /** `api`, `hub`, `printd` or `supervisor`. */
  readonly service: string;
  readonly level: string;
  /** @default standard output */
  readonly stream?: DestinationStream;
}

/**
 * Logs one JSON object a line: `level` (word), `time` (ISO 8601), `service`, `pid`, `msg` and the facts given.
 * Passwords, tokens and secrets are hidden by the names of their fields up to three levels deep, tokens and phone numbers
 * also in any text. Writing never blocks:
 * a reader that hangs costs lines (beyond 4 MB waiting), not the service.
 */
export function createLogger({ service, level, stream = standardOutput() }: LoggerOptions): Logger {
  return pino(
    {
      level,
      base: { service, pid: process.pid },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: hiddenPaths(), censor: '[hidden]' },
    },
    withoutSecrets(stream),
  );
}

function withoutSecrets(
  stream: DestinationStream & { flush?: (done: () => void) => void },
): DestinationStream {
  const clean = { write: (line: string) => stream.write(hideSecrets(line)) };
  // What pino has to wait for when it is flushed.
  return stream.flush ? Object.assign(clean, { flush: (done: () => void) => stream.flush?.(done) }) : clean;
}

function standardOutput(): DestinationStream {
  return destination({ dest: 1, sync: false, maxLength: 4 * 1024 * 1024 });
}

const hiddenFields = [
  'password',
  'token',
  'access_token',
  'refresh_token',
  'authorization',
  'cookie',
  'secret',
];

function hiddenPaths(): string[] {
  return hiddenFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);
}
