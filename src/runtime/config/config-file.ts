import { readFileSync, statSync } from 'node:fs';
import { parse } from 'smol-toml';
import { DomainError, coerceError } from '../../domain/errors.ts';
import { flattenTable } from './flat-settings.ts';

/** Reads a settings file into pairs of dotted key and value. */
export function readConfigFile(file: string): [key: string, value: unknown][] {
  return parseConfigText(readText(file), file);
}

/** @throws DomainError `config_invalid` with the line and column of the first mistake */
export function parseConfigText(source: string, file: string): [key: string, value: unknown][] {
  try {
    return flattenTable(parse(source));
  } catch (thrown) {
    throw new DomainError('config_invalid', `${file} can't be read: ${coerceError(thrown).message}`, {
      file,
    });
  }
}

/** @throws DomainError `config_invalid` with the command that helps, when others may read a file with secrets */
export function refuseReadableByOthers(file: string): void {
  if (process.platform === 'win32' || (statSync(file).mode & 0o077) === 0) return;
  throw new DomainError(
    'config_invalid',
    `${file} holds secrets and other users may read it. Run: chmod 600 ${file}`,
    { file },
  );
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (thrown) {
    throw new DomainError(
      'config_invalid',
      `Can't read the settings in ${file}: ${coerceError(thrown).message}`,
      {
        file,
      },
    );
  }
}
