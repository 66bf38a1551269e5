import { setMaxListeners } from 'node:events';
import { coerceError } from '../../domain/errors.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Action } from './script.ts';

export interface PlayOptions {
  readonly actions: readonly Action[];
  /** Simulated seconds in a real one; Infinity: as fast as the answers come. */
  readonly speed: number;
  readonly clock: Clock;
  readonly perform: (action: Action) => Promise<void>;
  readonly onFailure: (action: Action, error: Error) => void;
  readonly signal: AbortSignal;
}

/**
 * Plays a script: what shares a lane one after the other, the lanes at the same time. After a failure the lane goes on, except
 * with the order it happened to. Resolves when everything is played, or soon after the signal aborts.
 */
export async function play({ actions, ...options }: PlayOptions): Promise<void> {
  // Each lane waits on it.
  setMaxListeners(0, options.signal);
  const begun = options.clock.monotonic();
  await Promise.all([...byLane(actions)].map((lane) => playLane(lane, begun, options)));
}

function byLane(actions: readonly Action[]): Iterable<readonly Action[]> {
  const lanes = new Map<string, Action[]>();
  for (const action of actions) {
    const lane = lanes.get(action.lane);
    if (lane) lane.push(action);
    else lanes.set(action.lane, [action]);
  }
  return lanes.values();
}

async function playLane(
  lane: readonly Action[],
  begun: number,
  { speed, clock, perform, onFailure, signal }: Omit<PlayOptions, 'actions'>,
): Promise<void> {
  const failed = new Set<number>();
  for (const action of lane) {
    const wait = begun + (action.at * 1000) / speed - clock.monotonic();
    if (wait > 0) await clock.sleep(wait, signal);
    // A printer that was armed is to be helped, also at the end.
    if (signal.aborted && action.kind !== 'help') continue;
    if ('order' in action && failed.has(action.order)) continue;
    try {
      await perform(action);
    } catch (thrown) {
      if ('order' in action) failed.add(action.order);
      onFailure(action, coerceError(thrown));
    }
  }
}
