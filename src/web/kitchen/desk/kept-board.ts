import type { Board } from '../../../client/board/board.ts';
import { readBoard, writeBoard } from './board-cache.ts';

const pauseMs = 1000;
/** Last week's board is nobody's. */
const forgetMs = 12 * 3600 * 1000;
let waiting: ReturnType<typeof setTimeout> | undefined;

/** Keeps the board on this device, soon: messages come in bursts. */
export function keepBoard(storeId: number, board: Board): void {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    try {
      localStorage.setItem(keyOf(storeId), writeBoard(board, Date.now()));
    } catch {
      // The storage is full: a screen without its memory still shows what the server says.
      localStorage.removeItem(keyOf(storeId));
    }
  }, pauseMs);
}

/** The board as this device last knew it. */
export function readKeptBoard(storeId: number): Board | undefined {
  const kept = readBoard(localStorage.getItem(keyOf(storeId)));
  return kept && Date.now() - kept.savedAt < forgetMs ? kept.board : undefined;
}

function keyOf(storeId: number): string {
  return `restaurantctl.kitchen.board.${storeId}`;
}
