import { type FileHandle, mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { coerceError } from '../domain/errors.ts';
import { clientPrintStates } from '../protocol/print-frames.ts';

/**
 * One line of the spool.
 * - `begun`: bytes of this paper may go out from now on
 * - `ended`: what became of it
 * - `told`: the server knows
 */
const entry = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('begun'),
    job_id: z.int(),
    digest: z.string(),
    process_id: z.string(),
    content: z.string(),
    at: z.string(),
  }),
  z.object({
    type: z.literal('ended'),
    job_id: z.int(),
    digest: z.string(),
    status: z.enum(clientPrintStates),
    message: z.string(),
    at: z.string(),
  }),
  z.object({ type: z.literal('told'), job_id: z.int(), digest: z.string() }),
]);
export type SpoolEntry = z.output<typeof entry>;

export interface SpoolFile {
  /** Resolves when it is on the disk for good. */
  append(entry: SpoolEntry): Promise<void>;
  close(): Promise<void>;
}

const fileName = 'spool.jsonl';

/** What an earlier process wrote. A line it was killed in the middle of was not yet promised to anybody. */
export async function readSpoolFile(folder: string): Promise<SpoolEntry[]> {
  const lines = (await readText(join(folder, fileName))).split('\n');
  return lines.slice(0, -1).flatMap((line) => {
    const parsed = entry.safeParse(parseJson(line));
    return parsed.success ? [parsed.data] : [];
  });
}

/** Begins the file anew with what is worth keeping. */
export async function openSpoolFile(folder: string, kept: readonly SpoolEntry[]): Promise<SpoolFile> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, fileName);
  const file = await open(`${path}.new`, 'w', 0o600);
  await append(file, kept);
  await rename(`${path}.new`, path);
  await syncFolder(folder);
  let writing = Promise.resolve();
  return {
    append: (added) => {
      const written = writing.then(() => append(file, [added]));
      writing = written.catch(() => undefined);
      return written;
    },
    close: async () => {
      await writing;
      await file.close();
    },
  };
}

async function append(file: FileHandle, entries: readonly SpoolEntry[]): Promise<void> {
  await file.appendFile(entries.map((one) => `${JSON.stringify(one)}\n`).join(''));
  await file.datasync();
}

async function syncFolder(path: string): Promise<void> {
  // Windows has no such thing.
  if (process.platform === 'win32') return;
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (thrown) {
    const error = coerceError(thrown);
    if ('code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
