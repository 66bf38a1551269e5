import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { isAway } from '../session/is-away.ts';

export interface Loaded<Data> {
  /** What was loaded last; it stays while a newer look is under way or has failed. */
  readonly data: Data | undefined;
  readonly error: unknown;
  readonly reload: () => Promise<void>;
}

/** While nobody answers, ms. */
const againMs = 3000;

/**
 * Loads what a page shows, again when `keys` change; an answer that was overtaken is dropped, and who does not answer is asked again
 * until they do.
 */
export function useLoad<Data>(load: () => Promise<Data>, keys: readonly unknown[]): Loaded<Data> {
  const [state, setState] = useState<{ data: Data | undefined; error: unknown }>({
    data: undefined,
    error: undefined,
  });
  const latest = useRef(0);
  const newest = useRef(load);
  newest.current = load;
  const reload = useCallback(async () => {
    latest.current += 1;
    const mine = latest.current;
    try {
      const data = await newest.current();
      if (latest.current === mine) setState({ data, error: undefined });
    } catch (error) {
      if (latest.current === mine) setState(({ data }) => ({ data, error }));
    }
  }, []);
  const { error } = state;
  useEffect(() => {
    if (!isAway(error)) return;
    const timer = setTimeout(() => void reload(), againMs);
    return () => clearTimeout(timer);
  }, [error, reload]);
  useEffect(() => {
    void reload();
    return () => {
      latest.current += 1;
    };
  }, keys);
  return { ...state, reload };
}
