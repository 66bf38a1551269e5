/** Work that nobody waits for, but that must have ended before what it uses is closed. */
export interface InHand {
  /** Its failures are the caller's to catch. */
  add(work: Promise<unknown>): void;
  /** Resolves when nothing is left, not even what came meanwhile. */
  done(): Promise<void>;
}

export function createInHand(): InHand {
  const running = new Set<Promise<unknown>>();
  return {
    add: (work) => {
      const ended = work.finally(() => running.delete(ended));
      running.add(ended);
    },
    done: async () => {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}
