import { type ChildState, type ServiceName, transition } from '../domain/child-process.ts';
import type { ServiceStatus } from '../protocol/control.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Logger } from '../runtime/logger.ts';
import type { Child } from './child.ts';
import { type RestartSettings, decideRestart, noCrashes } from './restart-policy.ts';
import { type ProcessEnd, type ProcessRun, type RunProcessOptions, runProcess } from './run-process.ts';

export interface ServiceOptions extends Pick<RunProcessOptions, 'launch' | 'probe'> {
  readonly name: ServiceName;
  readonly settings: RestartSettings & { readonly ready_timeout_ms: number; readonly liveness_ms: number };
  readonly graceMs: () => number;
  readonly clock: Clock;
  readonly random?: () => number;
  readonly logger: Logger;
  /** Something `status()` tells has changed. */
  readonly onChange: () => void;
}

/** One daemon that is kept running from `start()` to `stop()`. */
export interface Service {
  readonly name: ServiceName;
  /** Starts it unless it runs already. */
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
  const { name, settings, graceMs, clock, logger, onChange } = options;
  const waiting = new Set<() => void>();
  let state: ChildState = 'stopped';
  let current: ProcessRun | undefined;
  let keeping: { readonly stopping: AbortController; readonly over: Promise<void> } | undefined;
  let starts = 0;
  let lastExit: ServiceStatus['last_exit'] = null;

  const move = (to: ChildState) => {
    state = transition(state, to);
    onChange();
    for (const check of waiting) check();
  };

  /** Until the stop: a process, its end, a pause, the next process. */
  const keepRunning = async (stopping: AbortSignal) => {
    for (let history = noCrashes; ; ) {
      const { end, ranMs } = await runOnce(stopping);
      if (stopping.aborted) {
        // It may have ended by itself at the very moment of the stop.
        if (state !== 'stopping') move('stopping');
        return move('stopped');
      }
      const crash = { at: clock.monotonic(), ranMs, exitCode: end.code, reason: end.reason };
      const decision = decideRestart(crash, history, settings, options.random);
      if (decision.action === 'give_up') return giveUp(end, decision.reason);
      logger.warn(`${name} ended (${end.reason}); next start in ${decision.delayMs} ms`);
      history = decision.history;
      move('backoff');
      await clock.sleep(decision.delayMs, stopping);
      if (stopping.aborted) return move('stopped');
    }
  };
  const runOnce = async (stopping: AbortSignal) => {
    move('starting');
    starts += 1;
    const run = runProcess({
      ...options,
      readyTimeoutMs: settings.ready_timeout_ms,
      livenessMs: () => settings.liveness_ms,
      stopping,
      onReady: () => {
        logger.info({ port: run.facts().port }, `${name} is ready`);
        move('ready');
      },
    });
    current = run;
    const end = await run.ended;
    current = undefined;
    lastExit = { ...end, at: clock.now().toISOString() };
    return { end, ranMs: clock.monotonic() - run.facts().startedAt };
  };
  const giveUp = (end: ProcessEnd, reason: string) => {
    lastExit = { ...end, reason, at: clock.now().toISOString() };
    logger.error(`${name} is given up: ${reason}`);
    move('failed');
  };
  const askToLeave = async ({ child, ended }: ProcessRun) => {
    move('stopping');
    child.terminate();
    const gone = new AbortController();
    void ended.then(() => gone.abort());
    const patience = graceMs();
    await clock.sleep(patience, gone.signal);
    if (gone.signal.aborted) return;
    logger.warn(`${name} did not leave within ${patience} ms and is killed`);
    child.kill();
  };

  return {
    name,
    start: () => {
      if (state !== 'stopped' && state !== 'failed') return;
      const stopping = new AbortController();
      keeping = { stopping, over: keepRunning(stopping.signal) };
    },
    stop: async () => {
      if (!keeping || state === 'stopped') return;
      if (state === 'failed') return move('stopped');
      keeping.stopping.abort();
      if (current && state !== 'stopping') void askToLeave(current);
      await keeping.over;
    },
    kill: () => current?.child.kill(),
    send: (message) => current?.child.send(message),
    status: () => ({
      service: name,
      state,
      restarts: Math.max(0, starts - 1),
      last_exit: lastExit,
      ...describeProcess(current, clock),
    }),
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
}

function describeProcess(run: ProcessRun | undefined, clock: Clock) {
  const facts = run?.facts();
  return {
    pid: facts?.pid ?? null,
    port: facts?.port ?? null,
    uptime_ms: facts ? Math.round(clock.monotonic() - facts.startedAt) : null,
    memory_bytes: facts?.vitalSigns?.memory_bytes ?? null,
    cpu_percent: facts?.vitalSigns?.cpu_percent ?? null,
    lag_ms: facts?.vitalSigns?.lag_ms ?? null,
  };
}
