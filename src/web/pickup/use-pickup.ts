import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type Board, emptyBoard } from '../../client/board/board.ts';
import { keepFollowing } from '../screen/keep-following.ts';

export interface PickupState {
  readonly board: Board;
  readonly isConnected: boolean;
  /** The list was there once. */
  readonly isLoaded: boolean;
  readonly isRefused: boolean;
  /** The server's clock minus this device's, ms. */
  readonly skewMs: number;
}

/** The store's board, live, for a screen that only looks. */
export function usePickup(storeId: number): PickupState {
  const state = useSignal<PickupState>({
    board: emptyBoard,
    isConnected: false,
    isLoaded: false,
    isRefused: false,
    skewMs: 0,
  });
  useEffect(() => {
    const leaving = new AbortController();
    const change = (part: Partial<PickupState>) => {
      state.value = { ...state.peek(), ...part };
    };
    void keepFollowing({
      storeId,
      kind: 'pickup',
      before: () => state.peek().board,
      signal: leaving.signal,
      onBoard: (board) => change({ board, isLoaded: true }),
      onConnected: (isConnected) => change({ isConnected }),
      onAlive: (timestamp) => {
        if (timestamp !== undefined) change({ skewMs: Date.parse(timestamp) - Date.now() });
      },
      onRefused: () => change({ isRefused: true }),
    });
    return () => leaving.abort();
  }, [storeId]);
  return state.value;
}
