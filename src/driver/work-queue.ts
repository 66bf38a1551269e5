/** Runs one task after another, in the order they came; a failing task fails only for who asked for it. */
export interface WorkQueue {
  run<Result>(task: () => Promise<Result>): Promise<Result>;
  /** Tasks waiting or running. */
  size(): number;
}

/** @param onIdle Called whenever the last task is done. */
export function createWorkQueue(onIdle: () => void): WorkQueue {
  let tail: Promise<unknown> = Promise.resolve();
  let size = 0;
  return {
    run: (task) => {
      size += 1;
      const done = tail.then(task).finally(() => {
        size -= 1;
        if (size === 0) onIdle();
      });
      // The next task runs whatever became of this one; its error goes to who asked.
      tail = done.catch(() => undefined);
      return done;
    },
    size: () => size,
  };
}
