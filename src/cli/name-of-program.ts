import { realpathSync } from 'node:fs';
import { isAbsolute, parse, relative } from 'node:path';
import { quote } from './quote.ts';
import { findProgram } from './find-program.ts';

export interface Call {
  /** The file that runs, as Node.js was given it. */
  readonly script: string;
  /** Where the person, or the service manager, stands. */
  readonly folder: string;
  readonly path: string | undefined;
}

/**
 * How the program has to be called from where it was called: by its name where that finds it, below here by the way that leads
 * there, else by its whole path. A clone of the repository is on nobody's path, and a service stands in `/`.
 */
export function nameOfProgram({ script, folder, path }: Call): string {
  if (script === '' || isOnPath(script, path)) return 'restaurantctl';
  const local = relative(folder, script);
  const isBelow = local !== '' && !local.startsWith('..') && !isAbsolute(local);
  return quote(isBelow && folder !== parse(folder).root ? local : script);
}

function isOnPath(script: string, path: string | undefined): boolean {
  const found = findProgram('restaurantctl', path);
  if (found === undefined) return false;
  // npm's starters on Windows are files of their own, which name the script.
  if (process.platform === 'win32') return true;
  return sameFile(found, script);
}

function sameFile(one: string, other: string): boolean {
  try {
    return realpathSync(one) === realpathSync(other);
  } catch {
    return false;
  }
}
