import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DomainError } from '../../domain/errors.ts';
import type { BackupOnWire } from '../../protocol/backups.ts';
import { manifestPath, readManifest } from '../../storage/backup/inspect-backup.ts';
import { writeBackup } from '../../storage/backup/write-backup.ts';

export interface BackUpRequest {
  readonly database: string;
  /** The folder of backups. */
  readonly folder: string;
  /** File name without a folder. @default `restaurant-20260108-120000.db` */
  readonly name?: string | undefined;
  readonly product: string;
  readonly now: Date;
}

/**
 * Backs up the running restaurant into its folder of backups.
 * @throws DomainError `invalid` for a name with a folder in it, and what `writeBackup` throws
 */
export async function backUp({ database, folder, name, product, now }: BackUpRequest): Promise<BackupOnWire> {
  const chosen = name ?? `restaurant-${stamp(now)}.db`;
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(chosen) || chosen.endsWith('.part'))
    throw new DomainError('invalid', 'A backup is named by letters, digits, dots and dashes.', {
      errors: [{ path: 'name', message: 'letters, digits, dots and dashes only' }],
    });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, chosen);
  return { name: chosen, path, ...(await writeBackup({ database, file: path, product, now })) };
}

/** The backups of the folder, newest first; a file without a manifest is none. */
export function listBackups(folder: string): BackupOnWire[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => existsSync(manifestPath(join(folder, name))))
    .map((name) => ({ name, path: join(folder, name), ...readManifest(join(folder, name)) }))
    .toSorted((a, b) => Date.parse(b.created_at) - Date.parse(a.created_at));
}

const automatic = /^daily-\d{8}\.db$/;

/**
 * Makes the backup of a `day` (YYYYMMDD) unless it is there, and removes automatic ones beyond `keep`. Backups a person named stay.
 * @returns what was made, undefined when the day has one
 */
export async function backUpDaily(
  request: Omit<BackUpRequest, 'name'> & { readonly day: string; readonly keep: number },
): Promise<BackupOnWire | undefined> {
  const { folder, keep, day } = request;
  const name = `daily-${day}.db`;
  if (existsSync(join(folder, name))) return undefined;
  const made = await backUp({ ...request, name });
  const old = listBackups(folder)
    .filter((each) => automatic.test(each.name))
    .slice(keep);
  for (const { path } of old) {
    rmSync(path);
    rmSync(manifestPath(path), { force: true });
  }
  return made;
}

function stamp(now: Date): string {
  return now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
}
