import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { coerceError, DomainError } from '../../domain/errors.ts';
import { refuseReadableByOthers } from '../../runtime/config/config-file.ts';

/**
 * A key as a setting gives it: its text, or `file:PATH` relative to the data folder.
 * @param setting its dotted name, for the message
 * @throws DomainError `config_invalid` for a file that can't be read, or that others may read though it is secret
 */
export function readKey(
  setting: string,
  value: string,
  { dataDir, isSecret }: { readonly dataDir: string; readonly isSecret: boolean },
): string {
  if (!value.startsWith('file:')) return value;
  const file = resolve(dataDir, value.slice('file:'.length));
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (thrown) {
    throw new DomainError(
      'config_invalid',
      `The file of ${setting} can't be read: ${coerceError(thrown).message}`,
      { key: setting },
    );
  }
  if (isSecret) refuseReadableByOthers(file);
  return text;
}
