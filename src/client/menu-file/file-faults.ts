import { DomainError } from '../../domain/errors.ts';
import type { Place } from './parse-csv.ts';

/** What a reader of menus says in its reader's language. */
export interface FileTexts {
  place(line: number, column: number): string;
  /** @param count how many places are wrong */
  refused(file: string, count: number): string;
  readonly notJson: string;
  readonly unclosed: string;
  unknownColumn(name: string): string;
  badCell(field: string, text: string): string;
  twice(name: string, line: number): string;
}

export interface Fault {
  readonly at: Place;
  readonly message: string;
}

/** What is wrong in a file, each with its line and column. */
export function fileError(say: FileTexts, file: string, faults: readonly Fault[]): DomainError {
  const shown = faults.slice(0, 20).map(({ at, message }) => ({
    path: say.place(at.line, at.column),
    message,
  }));
  return new DomainError('invalid', say.refused(file, faults.length), { errors: shown });
}

export function byPlace({ at: a }: Fault, { at: b }: Fault): number {
  return a.line - b.line || a.column - b.column;
}

/** What a schema says about a part of a value. */
export function describeIssue(path: readonly PropertyKey[], message: string): string {
  return path.length > 0 ? `${path.map(String).join('.')}: ${message}` : message;
}
