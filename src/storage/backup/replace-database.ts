import { copyFileSync, constants, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

export interface ReplaceOptions {
  readonly database: string;
  /** The file that takes its place. */
  readonly source: string;
  /** Where what was there is kept. */
  readonly keepIn: string;
}

/** With a SQLite file go its log and its index; apart from one another they are worthless. */
const companions = ['', '-wal', '-shm'];

/** Puts a file in the database's place; what was there is moved aside as a whole, never deleted. Nobody may have it open. */
export function replaceDatabase({ database, source, keepIn }: ReplaceOptions): void {
  const incoming = `${database}.incoming`;
  rmSync(incoming, { force: true });
  copyFileSync(source, incoming, constants.COPYFILE_FICLONE);
  const present = companions.filter((ending) => existsSync(database + ending));
  if (present.length > 0) mkdirSync(keepIn, { recursive: true, mode: 0o700 });
  for (const ending of present) renameSync(database + ending, join(keepIn, basename(database) + ending));
  renameSync(incoming, database);
}
