import { hideSecrets } from '../../runtime/hide-secrets.ts';

/** A line longer than this many characters is cut. */
export const maxLineLength = 16 * 1024;

export interface RawLine {
  readonly text: string;
  /** The line was longer than {@link maxLineLength} and its rest is lost. */
  readonly cut: boolean;
}

export interface LineSource {
  readonly service: string;
  readonly stream: 'stdout' | 'stderr';
  readonly time: Date;
}

/**
 * The line as it goes into the log: JSON objects as they are, everything else (a stack, a library's print,
 * a cut line) wrapped as one, so that each line of a log is one JSON object and no text can forge another.
 */
export function formatLogLine({ text, cut }: RawLine, { service, stream, time }: LineSource): string {
  if (!cut && isJsonObject(text)) return text;
  const level = stream === 'stderr' ? 'error' : 'info';
  return JSON.stringify({
    level,
    time: time.toISOString(),
    service,
    msg: hideSecrets(text),
    ...(cut && { cut }),
  });
}

/** Splits a stream of text into lines; of an endless line only the beginning is ever held. */
export function createLineSplitter(onLine: (line: RawLine) => void) {
  let begun = '';
  let cut = false;
  const add = (part: string) => {
    if (begun.length + part.length > maxLineLength) cut = true;
    begun = (begun + part.slice(0, maxLineLength)).slice(0, maxLineLength);
  };
  const end = () => {
    const text = begun.endsWith('\r') ? begun.slice(0, -1) : begun;
    if (text !== '') onLine({ text, cut });
    begun = '';
    cut = false;
  };
  return {
    write: (chunk: string) => {
      const parts = chunk.split('\n');
      parts.forEach((part, i) => {
        add(part);
        if (i < parts.length - 1) end();
      });
    },
    end,
  };
}

function isJsonObject(text: string): boolean {
  if (!text.startsWith('{') || !text.endsWith('}')) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
