import { cp, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExecutionContext } from 'ava';
import { tempDir } from './temp-dir.ts';

/** A compiled file, a piece of it, and what to put in its place. */
const bugs = {
  'ack-before-commit': {
    file: 'storage/writer.js',
    piece: 'await inserts.settle();',
    bug: 'for (const settle of answers) settle(); await new Promise((later) => setTimeout(later, 150)); await inserts.settle();',
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
export const plantedBugs: readonly Bug[] = ['ack-before-commit', 'resume-skips-one', 'crash-means-pending'];

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Makes a copy of the compiled program with one bug in it; returns the copy's launcher. */
export async function plantBug(t: Pick<ExecutionContext, 'teardown'>, name: Bug): Promise<string> {
  const { file } = bugs[name];
  const copy = await tempDir(t);
  for (const shared of ['node_modules', 'config', 'package.json'])
    await symlink(join(root, shared), join(copy, shared));
  await cp(join(root, 'build', 'src'), join(copy, 'build', 'src'), { recursive: true });
  await writeFile(join(copy, 'build', 'src', file), await spoil(name));
  const launcher = join(copy, 'build', 'launch.js');
  await writeFile(launcher, "import { main } from './src/cli/main.js';\nawait main(process);\n");
  return launcher;
}

/** The compiled file with the bug in it. @throws Error when the file has changed and the bug has no place in it any more */
export async function spoil(name: Bug): Promise<string> {
  const { file, piece, bug } = bugs[name];
  const source = await readFile(join(root, 'build', 'src', file), 'utf8');
  if (source.split(piece).length !== 2)
    throw new Error(`${file} does not hold the piece to spoil exactly once: ${piece}`);
  return source.replace(piece, bug);
}
