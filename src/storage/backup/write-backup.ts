import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DomainError, coerceError } from '../../domain/errors.ts';
import { toLocalIso } from '../../domain/local-time.ts';
import type { BackupManifest } from '../../protocol/backups.ts';
import { openWriter } from '../database.ts';
import { inspectBackup, manifestPath } from './inspect-backup.ts';

export interface BackupOptions {
  /** The database in use. */
  readonly database: string;
  /** Where the backup goes; nothing may be there. */
  readonly file: string;
  readonly product: string;
  readonly now: Date;
  /** IANA zone for the times in the manifest. @default UTC */
  readonly timeZone?: string;
}

/** A half-made backup older than this was left by a process that died. */
const abandonedAfterMs = 3_600_000;

/**
 * Copies the database as it is at one moment while it is read and written, looks through the copy, and only then gives it its
 * name: what bears the name of a backup is one.
 * @throws DomainError `already_exists`, `in_use` while another process makes the same one, `invalid`, `storage_full`
 */
export async function writeBackup(options: BackupOptions): Promise<BackupManifest> {
  const { database, file, product, now, timeZone = 'UTC' } = options;
  if (exists(file)) throw new DomainError('already_exists', `${file} is there already. Choose another name.`);
  const part = `${file}.part`;
  claim(part, now);
  try {
    await copy(database, part);
    const facts = await inspectBackup(part);
    const manifest: BackupManifest = { format: 1, product, ...facts, created_at: toLocalIso(now, timeZone) };
    sync(part);
    // The manifest first: a backup without one is refused, a manifest without a backup is nothing.
    writeFileSync(manifestPath(file), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    sync(manifestPath(file));
    renameSync(part, file);
    sync(dirname(file));
    return manifest;
  } catch (thrown) {
    rmSync(part, { force: true });
    throw translate(thrown);
  }
}

/** Two processes never write the same file: the one that makes the part owns it. */
function claim(part: string, now: Date): void {
  if (exists(part) && now.getTime() - statSync(part).mtimeMs > abandonedAfterMs) rmSync(part);
  try {
    closeSync(openSync(part, 'wx', 0o600));
  } catch (thrown) {
    const error = coerceError(thrown);
    if ('code' in error && error.code === 'EEXIST')
      throw new DomainError('in_use', `${part}: this backup is being made.`, {}, { cause: thrown });
    throw translate(thrown);
  }
}

/** `VACUUM INTO` reads one snapshot; in WAL mode the writers go on meanwhile. */
async function copy(database: string, part: string): Promise<void> {
  const db = openWriter(database);
  try {
    await db.raw('VACUUM INTO ?', [part]);
  } finally {
    await db.destroy();
  }
}

function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

function translate(thrown: unknown): Error {
  if (thrown instanceof DomainError) return thrown;
  const error = coerceError(thrown);
  const isFull = /ENOSPC|SQLITE_FULL/.test(`${'code' in error ? String(error.code) : ''} ${error.message}`);
  if (!isFull) return error;
  return new DomainError(
    'storage_full',
    'The disk is full: there is no room for the backup.',
    {},
    { cause: error },
  );
}
