import type { Clock } from '../runtime/clock.ts';
import type { FromDaemon } from '../runtime/daemon-messages.ts';
import type { Child } from './child.ts';
import { watchLiveness } from './liveness.ts';
import { hasEnded, tookTooLong } from './reasons.ts';

export interface RunProcessOptions {
  readonly launch: (onMessage: (message: FromDaemon) => void) => Child;
  /** Resolves true when the service answers as ready on the port, false when the signal aborted first. */
  readonly probe: (port: number, signal: AbortSignal) => Promise<boolean>;
  readonly readyTimeoutMs: number;
  readonly livenessMs: () => number;
  readonly clock: Clock;
  /** From then on the process is only awaited: it is stopping and judged by nobody. */
  readonly stopping: AbortSignal;
  readonly onReady: () => void;
  /** Something `facts` tells has changed. */
  readonly onChange: () => void;
}

export interface ProcessFacts {
  readonly pid: number | null;
  readonly port: number | null;
  /** Monotonic, ms. */
  readonly startedAt: number;
  readonly vitalSigns: Pong | null;
}

export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: string | null;
  /** The first thing that was wrong, in words. */
  readonly reason: string;
}

export interface ProcessRun {
  readonly child: Child;
  readonly facts: () => ProcessFacts;
  readonly ended: Promise<ProcessEnd>;
}

/** One process from its launch to its end: it must become ready in time and then answer; else it is killed. */
export function runProcess(options: RunProcessOptions): ProcessRun {
  const { launch, probe, clock, onReady, onChange } = options;
  const gone = new AbortController();
  const judged = AbortSignal.any([gone.signal, options.stopping]);
  const reasons: string[] = [];
  let facts: ProcessFacts = { pid: null, port: null, startedAt: clock.monotonic(), vitalSigns: null };
  let ready = false;
  let takePong: (pong: Pong) => void = () => {};

  const learn = (more: Partial<ProcessFacts>) => {
    facts = { ...facts, ...more };
    onChange();
  };
  const killBecause = (reason: string) => {
    if (judged.aborted) return;
    reasons.push(reason);
    child.kill();
  };
  const becomeReady = async (port: number) => {
    learn({ port });
    if (!(await probe(port, judged)) || judged.aborted) return;
    ready = true;
    onReady();
    takePong = watchLiveness({
      child,
      intervalMs: options.livenessMs,
      clock,
      signal: judged,
      onStuck: killBecause,
    });
  };
  const child = launch((message) => {
    if (message.type === 'ready') void becomeReady(message.port);
    if (message.type === 'failed') reasons.push(message.message);
    if (message.type === 'pong') {
      learn({ vitalSigns: message });
      takePong(message);
    }
  });
  learn({ pid: child.pid ?? null });
  void clock.sleep(options.readyTimeoutMs, judged).then(() => {
    if (!ready) killBecause(tookTooLong(options.readyTimeoutMs));
  });
  const ended = child.exited.then((exit): ProcessEnd => {
    gone.abort();
    return { code: exit.code, signal: exit.signal, reason: reasons[0] ?? hasEnded(exit) };
  });
  return { child, facts: () => facts, ended };
}

type Pong = Extract<FromDaemon, { type: 'pong' }>;
