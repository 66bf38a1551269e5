import { createReadStream, existsSync } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { logFiles } from './log-writer.ts';

export interface ReadLogOptions {
  readonly folder: string;
  readonly name: string;
  readonly keep: number;
  /** ISO 8601; earlier lines are left out. */
  readonly since?: string | undefined;
  /** Only the last so many lines. @default all */
  readonly lines?: number | undefined;
  /** Others are left out, and don't count. @default all do */
  readonly matches?: (line: string) => boolean;
}

/** The lines of a log, oldest first, over its rotated files; reads no older file than it needs. */
export async function readLog({
  folder,
  name,
  keep,
  since,
  lines = Infinity,
  matches = () => true,
}: ReadLogOptions): Promise<string[]> {
  const from = since === undefined ? -Infinity : Date.parse(since);
  let found: string[] = [];
  for (const file of logFiles(folder, name, keep)) {
    if (found.length >= lines || !existsSync(file)) break;
    const { kept, complete } = await readFile(file, { from, limit: lines - found.length, matches });
    found = [...kept, ...found];
    if (complete) break;
  }
  return found;
}

/** The last lines of a file from a moment on; `complete` when no older file can have more. */
async function readFile(
  file: string,
  {
    from,
    limit,
    matches,
  }: { readonly from: number; readonly limit: number; readonly matches: (line: string) => boolean },
): Promise<{ kept: string[]; complete: boolean }> {
  const kept: string[] = [];
  let complete = false;
  for await (const line of readLines(file)) {
    if (timeOf(line) < from) {
      complete = true;
      continue;
    }
    if (!matches(line)) continue;
    kept.push(line);
    if (kept.length > 2 * limit) kept.splice(0, kept.length - limit);
  }
  return { kept: limit === Infinity ? kept : kept.slice(Math.max(0, kept.length - limit)), complete };
}

async function* readLines(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const input = file.endsWith('.gz') ? source.pipe(createGunzip()) : source;
  source.on('error', (error) => input.destroy(error));
  let rest = '';
  try {
    for await (const chunk of input.setEncoding('utf8')) {
      const lines = `${rest}${chunk}`.split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch {
    // A file that a power cut left half-written, or that is rotated away right now, ends where it can't be read further.
  }
}

/** The time of a JSON line, ms; a line without one belongs to the line before it. */
export function timeOf(line: string): number {
  const time = /"time":"([^"]+)"/.exec(line)?.[1];
  const parsed = time === undefined ? Number.NaN : Date.parse(time);
  return Number.isNaN(parsed) ? Infinity : parsed;
}
