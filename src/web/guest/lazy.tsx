import type { ComponentType, FunctionComponent, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ErrorNote, Loading } from '../ui/notes.tsx';

export interface LazyView<Props> {
  readonly View: FunctionComponent<Props>;
  /** Fetches it before it is asked for. */
  readonly fetch: () => Promise<unknown>;
}

/** A part of the page whose script comes when it is needed; what could not come (no network) can be asked for again. */
export function lazy<Props extends object>(load: () => Promise<ComponentType<Props>>): LazyView<Props> {
  let loaded: ComponentType<Props> | undefined;
  const fetch = async () => {
    loaded ??= await load();
  };
  const View = (props: Props): JSX.Element => {
    const [state, setState] = useState<{ error?: unknown }>({});
    const get = () =>
      fetch().then(
        () => setState({}),
        (error: unknown) => setState({ error }),
      );
    useEffect(() => {
      if (!loaded) void get();
    }, []);
    if (loaded) {
      const Part = loaded;
      return <Part {...props} />;
    }
    return state.error === undefined ? <Loading /> : <ErrorNote error={state.error} onRetry={get} />;
  };
  return { View, fetch };
}
