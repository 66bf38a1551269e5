import { coerceError } from '../../../domain/errors.ts';

/** A view that is lines of text: an explanation, a log, the output of a command. */
export interface TextPage {
  readonly title: string;
  readonly lines: readonly string[];
  readonly isLoading: boolean;
  /** Set when it could not be had. */
  readonly error: string | null;
  /** The newest lines are the last ones: show the end. */
  readonly endsNew: boolean;
}

/** Gives the page's lines, again and again if it likes, until it is done or the signal aborts. */
export type PageSource = (show: (lines: readonly string[]) => void, signal: AbortSignal) => Promise<void>;

export interface PageRequest {
  readonly title: string;
  readonly source: PageSource;
  readonly endsNew?: boolean;
}

export interface PageReader {
  open(request: PageRequest): void;
  close(): void;
}

/** Shows one page at a time: opening or closing ends the one before, and its late lines are dropped. */
export function createPageReader(onChange: (page: TextPage | null) => void): PageReader {
  let reading = new AbortController();
  const close = () => {
    reading.abort();
    onChange(null);
  };
  return {
    close,
    open: ({ title, source, endsNew = false }) => {
      reading.abort();
      reading = new AbortController();
      const { signal } = reading;
      let page: TextPage = { title, lines: [], isLoading: true, error: null, endsNew };
      const change = (part: Partial<TextPage>) => {
        if (signal.aborted) return;
        page = { ...page, ...part };
        onChange(page);
      };
      change({});
      source((lines) => change({ lines, isLoading: false }), signal).then(
        () => change({ isLoading: false }),
        (thrown: unknown) => change({ isLoading: false, error: coerceError(thrown).message }),
      );
    },
  };
}
