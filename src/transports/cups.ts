import { DomainError } from '../domain/errors.ts';
import type { Clock } from '../runtime/clock.ts';
import { type Ran, runProgram } from './run-program.ts';
import { createSpooledChannel } from './spooled-channel.ts';
import { type CloseReason, type Transport, TransportError } from './transport.ts';

export interface CupsQueue {
  readonly name: string;
  /** `host:port` of another print server; undefined: this machine's. */
  readonly server: string | undefined;
}

export interface CupsTransportOptions {
  readonly queue: CupsQueue;
  readonly clock: Clock;
  /** Where `lp`, `lpstat` and `cancel` are looked for. @default the PATH of this process */
  readonly path?: string | undefined;
  readonly timings?: Partial<CupsTimings>;
}

/** Milliseconds. */
export interface CupsTimings {
  /** For one of the programs. */
  readonly program: number;
  /** Between two looks at a job in the queue. */
  readonly look: number;
  /** How long a job may be in the queue; then it is cancelled. */
  readonly complete: number;
}

export const defaultCupsTimings: CupsTimings = { program: 10_000, look: 500, complete: 20_000 };

/**
 * Reads a queue's name, or its address as CUPS shows it: `ipp://host:631/printers/kitchen`.
 * @throws DomainError `invalid`
 */
export function parseCupsQueue(text: string): CupsQueue {
  const [, server, name = text] = /^(?:ipps?|lp):\/\/([^/]+)\/(?:printers\/)?([^/]+)$/.exec(text) ?? [];
  if (!/^[^-\s/#'"][^\s/#'"]{0,126}$/.test(name) || (server && !/^[\w.:[\]-]+$/.test(server)))
    throw new DomainError('invalid', `${text} is no name of a print queue.`, { path: 'device_path' });
  return { name, server };
}

/**
 * A raw queue of CUPS, one job a ticket. That a job left the queue only says that CUPS handed its bytes over: the best there is to
 * learn is `sent`. A job that CUPS no longer knows may or may not be on paper.
 */
export function createCupsTransport(options: CupsTransportOptions): Transport {
  const { queue, path = process.env.PATH ?? '' } = options;
  const timings = { ...defaultCupsTimings, ...options.timings };
  const run: RunCups = (program, args, input) =>
    runProgram(program, [...(queue.server ? ['-h', queue.server] : []), ...args], {
      input,
      // Its sentences are read.
      env: { PATH: path, LC_ALL: 'C', HOME: process.env.HOME ?? '/' },
      timeoutMs: timings.program,
    });
  return {
    open: async () => {
      const { code, output } = await run('lpstat', ['-p', queue.name]);
      if (code === undefined) throw new TransportError(`CUPS can't be asked: ${output}`);
      if (code !== 0) throw new TransportError(`CUPS has no queue ${queue.name}: ${output}`);
      if (/\bdisabled\b/.test(output)) throw new TransportError(`CUPS has stopped the queue: ${output}`);
      return createSpooledChannel((bytes) => submit({ bytes, queue, run, clock: options.clock, timings }));
    },
  };
}

type RunCups = (program: string, args: readonly string[], input?: Uint8Array) => Promise<Ran>;

interface Submission {
  readonly bytes: Uint8Array;
  readonly queue: CupsQueue;
  readonly run: RunCups;
  readonly clock: Clock;
  readonly timings: CupsTimings;
}

async function submit({ bytes, queue, run, clock, timings }: Submission): Promise<CloseReason> {
  const { code, output } = await run('lp', ['-d', queue.name, '-o', 'raw', '-t', 'ticket'], bytes);
  // Killed or answered strangely: the queue may have it.
  if (code !== undefined && code !== 0) return { kind: 'lost', detail: output, untouched: true };
  const job = /request id is (\S+)/.exec(output)?.[1];
  if (code === undefined || job === undefined) return { kind: 'lost', detail: `lp: ${output}` };
  const deadline = clock.monotonic() + timings.complete;
  while (await isListed(run, 'not-completed', queue, job)) {
    if (clock.monotonic() >= deadline) {
      // It would come out in the night, after its marked reprint.
      await run('cancel', [job]);
      return { kind: 'lost', detail: `job ${job} did not leave the queue` };
    }
    await clock.sleep(timings.look);
  }
  if (await isListed(run, 'completed', queue, job))
    return { kind: 'ended', detail: `job ${job} left the queue` };
  return { kind: 'lost', detail: `CUPS no longer knows job ${job}` };
}

async function isListed(
  run: RunCups,
  which: 'not-completed' | 'completed',
  queue: CupsQueue,
  job: string,
): Promise<boolean> {
  const { code, output } = await run('lpstat', ['-W', which, '-o', queue.name]);
  // Not answered: still there, as far as anybody knows.
  if (code !== 0) return which === 'not-completed';
  return output.split('\n').some((line) => line.split(/\s/, 1)[0] === job);
}
