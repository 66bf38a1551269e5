import { type Backoff, backoffDelay } from '../runtime/retry.ts';
import { exitConfig, exitLocked } from '../runtime/exit-codes.ts';
import { crashedOften } from './reasons.ts';

export interface RestartSettings {
  readonly backoff_first_ms: number;
  readonly backoff_max_ms: number;
  readonly max_crashes: number;
  readonly crash_window_ms: number;
  readonly healthy_after_ms: number;
}

/** What earlier crashes left behind: their times (monotonic, ms) and how many came in a row. */
export interface CrashHistory {
  readonly times: readonly number[];
  readonly inARow: number;
}

export const noCrashes: CrashHistory = { times: [], inARow: 0 };

export interface Crash {
  /** Monotonic time of the end, ms. */
  readonly at: number;
  readonly ranMs: number;
  readonly exitCode: number | null;
  readonly reason: string;
}

export type RestartDecision =
  | { readonly action: 'retry'; readonly delayMs: number; readonly history: CrashHistory }
  | { readonly action: 'give_up'; readonly reason: string };

/**
 * After an unwanted end: start again after a growing pause, or give up, because the exit code says that a
 * new start can't help or because it crashed too often within the window.
 */
export function decideRestart(
  { at, ranMs, exitCode, reason }: Crash,
  history: CrashHistory,
  settings: RestartSettings,
  random?: () => number,
): RestartDecision {
  if (exitCode === exitConfig || exitCode === exitLocked) return { action: 'give_up', reason };
  const times = [...history.times.filter((time) => at - time < settings.crash_window_ms), at];
  if (times.length >= settings.max_crashes)
    return {
      action: 'give_up',
      reason: crashedOften(times.length, settings.crash_window_ms / 1000, reason),
    };
  const inARow = ranMs >= settings.healthy_after_ms ? 1 : history.inARow + 1;
  const delayMs = backoffDelay(backoffOf(settings), inARow - 1, random);
  return { action: 'retry', delayMs, history: { times, inARow } };
}

function backoffOf({ backoff_first_ms, backoff_max_ms }: RestartSettings): Backoff {
  return { first: backoff_first_ms, factor: 2, max: backoff_max_ms, jitter: 0.2 };
}
