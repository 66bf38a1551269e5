import type { DeskState, KitchenDesk } from '../../src/cli/screens/kitchen/kitchen-desk.ts';
import { createPageReader, type TextPage } from '../../src/cli/screens/top/text-page.ts';
import type { TopDesk, TopState } from '../../src/cli/screens/top/top-desk.ts';

const nothing = () => {};
const acts = {
  bump: nothing,
  start: nothing,
  recall: nothing,
  loadCompleted: nothing,
  undo: nothing,
  showed: nothing,
};

/** A kitchen in which nothing happens until it is left. */
export function createStillKitchen(state: DeskState, leaving: AbortSignal): KitchenDesk {
  return {
    ...acts,
    open: nothing,
    loadMenu: nothing,
    toggleSoldOut: nothing,
    getState: () => state,
    subscribe: () => nothing,
    done: untilLeft(leaving),
  };
}

/** A restaurant in which nothing happens; pages are opened and read as ever. */
export function createStillTop(still: Omit<TopState, 'page'>, leaving: AbortSignal): TopDesk {
  const listeners = new Set<() => void>();
  let state: TopState = { ...still, page: null };
  const pages = createPageReader((page: TextPage | null) => {
    state = { ...state, page };
    for (const listener of listeners) listener();
  });
  return {
    ...acts,
    ...pages,
    testPrint: nothing,
    toggleMute: nothing,
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    done: untilLeft(leaving).then(pages.close),
  };
}

function untilLeft(leaving: AbortSignal): Promise<void> {
  return new Promise((resolve) => leaving.addEventListener('abort', () => resolve(), { once: true }));
}
