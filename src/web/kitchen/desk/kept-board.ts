import type { Board } from '../../../client/board/board.ts';
import { readBoard, writeBoard } from './board-cache.ts';

const pauseMs = 1000;
/** Last week's board is nobody's. */
const forgetMs = 12 * 3600 * 1000;
let waiting: { readonly storeId: number; readonly board: Board } | undefined;

/** Keeps the board on this device, soon: messages come in bursts. A page that is left writes at once. */
export function keepBoard(storeId: number, board: Board): void {
  if (!waiting) setTimeout(write, pauseMs);
  waiting = { storeId, board };
}

addEventListener('pagehide', write);

function write(): void {
  if (!waiting) return;
  const { storeId, board } = waiting;
  waiting = undefined;
  try {
    localStorage.setItem(keyOf(storeId), writeBoard(board, Date.now()));
  } catch {
    // The storage is full: a screen without its memory still shows what the server says.
    localStorage.removeItem(keyOf(storeId));
  }
}

/** The board as this device last knew it. */
export function readKeptBoard(storeId: number): Board | undefined {
  const kept = readBoard(localStorage.getItem(keyOf(storeId)));
  return kept && Date.now() - kept.savedAt < forgetMs ? kept.board : undefined;
}

function keyOf(storeId: number): string {
  return `restaurantctl.kitchen.board.${storeId}`;
}
