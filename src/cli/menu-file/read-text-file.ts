import { readFileSync } from 'node:fs';
import { coerceError, DomainError } from '../../domain/errors.ts';
import type { Cli } from '../cli.ts';
import type { Place } from './parse-csv.ts';

export interface Fault {
  readonly at: Place;
  readonly message: string;
}

/** What is wrong in a file, each with its line and column. */
export function fileError(cli: Cli, file: string, faults: readonly Fault[]): DomainError {
  const shown = faults.slice(0, 20).map(({ at, message }) => ({
    path: cli.texts.menuFile.place(at.line, at.column),
    message,
  }));
  return new DomainError('invalid', cli.texts.menuFile.refused(file, faults.length), { errors: shown });
}

export function byPlace({ at: a }: Fault, { at: b }: Fault): number {
  return a.line - b.line || a.column - b.column;
}

/** What a schema says about a part of a value. */
export function describeIssue(path: readonly PropertyKey[], message: string): string {
  return path.length > 0 ? `${path.map(String).join('.')}: ${message}` : message;
}

/**
 * The text of a file, `-` for standard input. UTF-8 or UTF-16 with their marks; else what spreadsheets in Chinese write when
 * it is no UTF-8.
 * @throws DomainError `invalid`
 */
export function readTextFile(cli: Cli, file: string): string {
  const bytes = readBytes(cli, file);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(cli.language === 'zh-TW' ? 'big5' : 'gb18030').decode(bytes);
  }
}

function readBytes(cli: Cli, file: string): Uint8Array {
  try {
    return readFileSync(file === '-' ? 0 : file);
  } catch (thrown) {
    const { message } = coerceError(thrown);
    throw new DomainError('invalid', cli.texts.menuFile.unreadable(file, message), {}, { cause: thrown });
  }
}
