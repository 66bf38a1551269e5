import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExecutionContext } from 'ava';

/** A compiled file, a piece of it, and what to put in its place. */
const bugs = {
  'ack-before-commit': {
    file: 'storage/writer.js',
    piece: 'appended = events.size();',
    bug: 'for (const settle of answers) settle(); await new Promise((later) => setTimeout(later, 150)); appended = events.size();',
  },
  'resume-skips-one': {
    file: 'hub/subscription.js',
    piece: 'let catchingUp = since ?? stream.position();',
    bug: 'let catchingUp = since === undefined ? stream.position() : since + 1;',
  },
  'crash-means-pending': {
    file: 'operations/take-printer.js',
    piece: "await losePrintJob(tx, { jobId: job.id, cause: 'crash', bytesSent: null, lease });",
    bug: "await tx.db('print_job').where({ id: job.id }).update({ status: 'pending' });",
  },
} as const;

export type Bug = keyof typeof bugs;

const build = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Copies the compiled program with one bug in it; returns the copy's main program. The copy lies in the build folder, from where
 * the same packages and settings are found.
 */
export async function plantBug(t: Pick<ExecutionContext, 'teardown'>, name: Bug): Promise<string> {
  const { file, piece, bug } = bugs[name];
  const copy = join(build, 'planted', name);
  t.teardown(() => rm(copy, { recursive: true, force: true }));
  await rm(copy, { recursive: true, force: true });
  await mkdir(copy, { recursive: true });
  await cp(join(build, 'src'), join(copy, 'src'), { recursive: true });
  const path = join(copy, 'src', file);
  const source = await readFile(path, 'utf8');
  if (source.split(piece).length !== 2)
    throw new Error(`${file} does not hold the piece to spoil exactly once: ${piece}`);
  await writeFile(path, source.replace(piece, bug));
  return join(copy, 'src', 'cli', 'main.js');
}
