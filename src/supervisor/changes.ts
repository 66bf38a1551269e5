/** Tells listeners that something changed; many changes in a row are told once. */
export interface Changes {
  tell(): void;
  /** Returns how to end the listening. */
  listen(listener: () => void): () => void;
}

export function createChanges(): Changes {
  const listeners = new Set<() => void>();
  let pending = false;
  return {
    tell: () => {
      if (pending) return;
      pending = true;
      setImmediate(() => {
        pending = false;
        for (const listener of listeners) listener();
      });
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
