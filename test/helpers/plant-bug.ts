import { cp, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExecutionContext } from 'ava';
import { tempDir } from './temp-dir.ts';

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
    file: 'operations/printers/take-printer.js',
    piece: "await losePrintJob(tx, { jobId: job.id, cause: 'crash', bytesSent: null, lease });",
    bug: "await tx.db('print_job').where({ id: job.id }).update({ status: 'pending' });",
  },
} as const;

export type Bug = keyof typeof bugs;

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Makes a copy of the compiled program with one bug in it; returns the copy's launcher. */
export async function plantBug(t: Pick<ExecutionContext, 'teardown'>, name: Bug): Promise<string> {
  const { file, piece, bug } = bugs[name];
  const copy = await tempDir(t);
  for (const shared of ['node_modules', 'config', 'package.json'])
    await symlink(join(root, shared), join(copy, shared));
  await cp(join(root, 'build', 'src'), join(copy, 'build', 'src'), { recursive: true });
  const path = join(copy, 'build', 'src', file);
  const source = await readFile(path, 'utf8');
  if (source.split(piece).length !== 2)
    throw new Error(`${file} does not hold the piece to spoil exactly once: ${piece}`);
  await writeFile(path, source.replace(piece, bug));
  const launcher = join(copy, 'build', 'launch.js');
  await writeFile(launcher, "import { main } from './src/cli/main.js';\nawait main(process);\n");
  return launcher;
}
