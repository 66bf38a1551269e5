import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DomainError } from '../domain/errors.ts';

/**
 * The address of a local socket that belongs to a run folder: `<runDir>/<name>.sock`, a named pipe on Windows.
 * A path too long for a socket (the kernel takes 107 bytes, macOS 103) moves to a private folder under the
 * system's temporary one.
 */
export function localSocketPath(runDir: string, name: string): string {
  if (process.platform === 'win32') return `\\\\.\\pipe\\restaurantctl-${shortHash(runDir)}-${name}`;
  const path = join(runDir, `${name}.sock`);
  return Buffer.byteLength(path) <= 100 ? path : join(privateFolder(shortHash(runDir)), `${name}.sock`);
}

function privateFolder(hash: string): string {
  const folder = join(tmpdir(), `restaurantctl-${hash}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { uid, mode } = lstatSync(folder);
  if (uid !== process.getuid?.() || (mode & 0o077) !== 0)
    throw new DomainError('config_invalid', `${folder} belongs to another user. Choose a shorter data_dir.`);
  return folder;
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
