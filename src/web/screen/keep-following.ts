import type { Board } from '../../client/board/board.ts';
import { type BoardFollower, followBoard, type FollowBoardOptions } from '../../client/board/follow-board.ts';
import { coerceError, DomainError } from '../../domain/errors.ts';
import { systemClock } from '../../runtime/clock.ts';
import { channel, follow } from '../realtime/follow.ts';
import { screenApi, screenToken } from './credential.ts';

interface KeepFollowingOptions extends Pick<FollowBoardOptions, 'onBoard' | 'onAlive'> {
  readonly storeId: number;
  /** What kind of screen this is; it names its connections. */
  readonly kind: 'kds' | 'pickup';
  /** What was known when it begins again. */
  readonly before: () => Board;
  readonly onConnected: (isConnected: boolean) => void;
  readonly onFollower?: (follower: BoardFollower) => void;
  /** Going on is useless until somebody does something. */
  readonly onRefused: (error: Error) => void;
  readonly signal: AbortSignal;
}

const retryMs = 2000;

/** Follows a store's board for as long as the screen is on: a list that can't be had now is asked for again. */
export async function keepFollowing(options: KeepFollowingOptions): Promise<void> {
  const { storeId, kind, before, onBoard, onAlive, onConnected, onFollower, onRefused, signal } = options;
  while (!signal.aborted) {
    try {
      const follower = await followBoard({
        api: screenApi,
        store: storeId,
        before: before(),
        follow,
        url: `${channel(`/ws/store/${storeId}`)}?connection_id=${connectionId(kind)}`,
        token: screenToken,
        signal,
        onBoard,
        ...(onAlive && { onAlive }),
        onState: ({ state }) => onConnected(state === 'connected'),
      });
      onFollower?.(follower);
      await follower.done;
    } catch (thrown) {
      const error = coerceError(thrown);
      if (isFinal(error)) return onRefused(error);
    }
    onConnected(false);
    await systemClock.sleep(retryMs, signal);
  }
}

function isFinal(error: Error): boolean {
  return (
    error instanceof DomainError &&
    ['unauthenticated', 'forbidden', 'not_found', 'bad_request'].includes(error.code)
  );
}

/** The same for each load in a tab, so that a screen that was reloaded is still the same screen. */
function connectionId(kind: string): string {
  const key = `restaurantctl.screen.${kind}`;
  const known = sessionStorage.getItem(key);
  const id = known ?? `${kind}-${Math.floor(Math.random() * 1e9).toString(36)}`;
  sessionStorage.setItem(key, id);
  return id;
}
