import { readFileSync } from 'node:fs';
import { decodeText } from '../client/menu-file/decode-text.ts';
import { coerceError, DomainError } from '../domain/errors.ts';
import type { Cli } from './cli.ts';

/** The text of a file, `-` for standard input. @throws DomainError `invalid` */
export function readTextFile(cli: Cli, file: string): string {
  try {
    return decodeText(readFileSync(file === '-' ? 0 : file), cli.language);
  } catch (thrown) {
    const { message } = coerceError(thrown);
    throw new DomainError('invalid', cli.texts.menuFile.unreadable(file, message), {}, { cause: thrown });
  }
}
