import { type ChildState, type ServiceName, transition } from '../domain/child-process.ts';
import type { ServiceStatus } from '../protocol/control.ts';
import type { Clock } from '../runtime/clock.ts';
import type { FromDaemon } from '../runtime/daemon-messages.ts';
import type { Logger } from '../runtime/logger.ts';
import type { Child, ChildExit } from './child.ts';
import { watchLiveness } from './liveness.ts';
import { type RestartSettings, decideRestart, noCrashes } from './restart-policy.ts';

export interface ServiceOptions {
  readonly name: ServiceName;
  readonly launch: (onMessage: (message: FromDaemon) => void) => Child;
  /** Resolves true when the service answers as ready on the port, false when the signal aborted first. */
  readonly probe: (port: number, signal: AbortSignal) => Promise<boolean>;
  readonly settings: RestartSettings & { readonly ready_timeout_ms: number; readonly liveness_ms: number };
  readonly graceMs: number;
  readonly clock: Clock;
  readonly random?: () => number;
  readonly logger: Logger;
  readonly onChange: () => void;
}

/** One daemon that is kept running from `start()` to `stop()`. */
export interface Service {
  readonly name: ServiceName;
  start(): void;
  /** Asks the process to leave, waits for the grace period, then kills it. Resolves when it is gone. */
  stop(): Promise<void>;
  /** Ends the process at once, also during a stop. */
  kill(): void;
  status(): ServiceStatus;
  send: Child['send'];
  /** Resolves when the service is in one of these states. */
  reached(...states: readonly ChildState[]): Promise<ChildState>;
}

export function createService(options: ServiceOptions): Service {
  const { name, clock, logger, settings, graceMs } = options;
  const waiting = new Set<() => void>();
  let state: ChildState = 'stopped';
  let child: Child | undefined;
  let run: { readonly stopping: AbortController; readonly over: Promise<void> } | undefined;
  let starts = 0;
  let facts: ProcessFacts = noProcess;
  let lastExit: ServiceStatus['last_exit'] = null;

  const move = (to: ChildState) => {
    state = transition(state, to);
    options.onChange();
    for (const check of waiting) check();
  };

  const keepRunning = async (stopping: AbortSignal) => {
    for (let history = noCrashes; ; ) {
      move('starting');
      starts += 1;
      const startedAt = clock.monotonic();
      const end = await runOnce();
      lastExit = { ...end, at: clock.now().toISOString() };
      if (stopping.aborted) {
        // It may have ended by itself at the very moment of the stop.
        if (state !== 'stopping') move('stopping');
        return move('stopped');
      }
      const crash = {
        at: clock.monotonic(),
        ranMs: clock.monotonic() - startedAt,
        exitCode: end.code,
        reason: end.reason,
      };
      const decision = decideRestart(crash, history, settings, options.random);
      if (decision.action === 'give_up') {
        lastExit = { ...lastExit, reason: decision.reason };
        logger.error(`${name} is given up: ${decision.reason}`);
        return move('failed');
      }
      logger.warn(`${name} ended (${end.reason}); next start in ${decision.delayMs} ms`);
      history = decision.history;
      move('backoff');
      await clock.sleep(decision.delayMs, stopping);
      if (stopping.aborted) return move('stopped');
    }
  };

  /** From the launch of one process to its end. */
  const runOnce = async () => {
    const over = new AbortController();
    const reasons: string[] = [];
    const killBecause = (reason: string) => {
      reasons.push(reason);
      launched.kill();
    };
    let takePong: ((pong: Pong) => void) | undefined;
    const becomeReady = async (port: number) => {
      if (!(await options.probe(port, over.signal)) || state !== 'starting') return;
      logger.info({ port }, `${name} is ready`);
      facts = { ...facts, readyAt: clock.monotonic() };
      move('ready');
      takePong = watchLiveness({
        child: launched,
        intervalMs: settings.liveness_ms,
        clock,
        signal: over.signal,
        onStuck: (reason) => {
          over.abort();
          killBecause(reason);
        },
      });
    };
    const launched = options.launch((message) => {
      if (message.type === 'failed') reasons.push(message.message);
      if (message.type === 'pong') {
        facts = { ...facts, vitalSigns: message };
        takePong?.(message);
        options.onChange();
      }
      if (message.type === 'ready') {
        facts = { ...facts, port: message.port };
        void becomeReady(message.port);
      }
    });
    child = launched;
    facts = { ...noProcess, pid: launched.pid ?? null, startedAt: clock.monotonic() };
    options.onChange();
    void clock.sleep(settings.ready_timeout_ms, over.signal).then(() => {
      if (state === 'starting' && child === launched)
        killBecause(`not ready within ${settings.ready_timeout_ms} ms`);
    });
    const exit = await launched.exited;
    over.abort();
    child = undefined;
    facts = noProcess;
    return { code: exit.code, signal: exit.signal, reason: reasons[0] ?? describeExit(exit) };
  };

  return {
    name,
    start: () => {
      if (run && state !== 'failed' && state !== 'stopped') return;
      const stopping = new AbortController();
      run = { stopping, over: keepRunning(stopping.signal) };
    },
    stop: async () => {
      if (!run || state === 'stopped') return;
      if (state === 'failed') return move('stopped');
      run.stopping.abort();
      if (child && state !== 'stopping') {
        move('stopping');
        child.terminate();
        void killAfterGrace(child);
      }
      await run.over;
    },
    kill: () => child?.kill(),
    send: (message) => child?.send(message),
    status: () => describe(),
    reached: (...states) =>
      new Promise((resolve) => {
        const check = () => {
          if (!states.includes(state)) return;
          waiting.delete(check);
          resolve(state);
        };
        waiting.add(check);
        check();
      }),
  };

  async function killAfterGrace(asked: Child): Promise<void> {
    const gone = new AbortController();
    void asked.exited.then(() => gone.abort());
    await clock.sleep(graceMs, gone.signal);
    if (gone.signal.aborted) return;
    logger.warn(`${name} did not leave within ${graceMs} ms and is killed`);
    asked.kill();
  }

  function describe(): ServiceStatus {
    const { pid, port, startedAt, vitalSigns } = facts;
    return {
      service: name,
      state,
      pid,
      port,
      uptime_ms: startedAt === null ? null : Math.round(clock.monotonic() - startedAt),
      restarts: Math.max(0, starts - 1),
      memory_bytes: vitalSigns?.memory_bytes ?? null,
      cpu_percent: vitalSigns?.cpu_percent ?? null,
      lag_ms: vitalSigns?.lag_ms ?? null,
      last_exit: lastExit,
    };
  }
}

type Pong = Extract<FromDaemon, { type: 'pong' }>;

interface ProcessFacts {
  readonly pid: number | null;
  readonly port: number | null;
  readonly startedAt: number | null;
  readonly readyAt: number | null;
  readonly vitalSigns: Pong | null;
}

const noProcess: ProcessFacts = { pid: null, port: null, startedAt: null, readyAt: null, vitalSigns: null };

function describeExit({ code, signal, error }: ChildExit): string {
  if (error) return `could not be started: ${error.message}`;
  return signal === null ? `exit code ${code}` : `ended by ${signal}`;
}
