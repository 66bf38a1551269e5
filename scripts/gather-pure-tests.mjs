// Tests of pure functions take milliseconds, a process for each file most of a second: where all are run, they share one.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Folders of test/ whose tests only call functions: no file, socket, process or shared state. */
export const pureFolders = ['client/degrade', 'cli/output', 'domain', 'escpos', 'protocol', 'web-logic'];

/** The file that declares all their tests; made by each run, so that none is forgotten. */
export const gathered = 'build/test/pure.js';

export function gatherPureTests() {
  const tests = pureFolders.flatMap((folder) =>
    readdirSync(join(root, 'build', 'test', folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.js'))
      .map((name) => `./${folder}/${name.replaceAll('\\', '/')}`),
  );
  writeFileSync(join(root, gathered), tests.map((test) => `import '${test}';\n`).join(''));
}
